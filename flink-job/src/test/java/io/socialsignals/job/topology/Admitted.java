package io.socialsignals.job.topology;

import io.socialsignals.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the contract lets through, said anew as plainly as possible: not late in its partition, and the first copy. */
final class Admitted {
    private Admitted() {}

    static <T> List<T> of(List<List<Ingested<T>>> partitions, Function<T, String> id) {
        List<T> admitted = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<Ingested<T>> log : partitions) {
            long newest = Long.MIN_VALUE;
            for (Ingested<T> record : log) {
                boolean late = newest != Long.MIN_VALUE && record.at < newest - ShopDay.DISORDER - ShopDay.LATENESS;
                if (record.rejected != null || late) {
                    continue;
                }
                newest = Math.max(newest, record.at);
                if (seen.add(id.apply(record.get()))) {
                    admitted.add(record.get());
                }
            }
        }
        return admitted;
    }
}
