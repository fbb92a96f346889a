package io.socialsignals.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SeenIdsTest {
    @Property(tries = 200, seed = "1")
    void behavesLikeASet(@ForAll @Size(max = 300) List<@LongRange(min = 1, max = 200) Long> ids) {
        check(ids);
    }

    @Property(tries = 200, seed = "2")
    void behavesLikeASetOfAnyNumbersWhereZeroIsOne(@ForAll @Size(max = 300) List<Long> ids) {
        check(ids.stream().map(id -> id == 0 ? Long.valueOf(1) : id).toList());
    }

    private static void check(List<Long> ids) {
        SeenIds seen = new SeenIds();
        Set<Long> oracle = new HashSet<>();
        for (Long id : ids) {
            assertThat(seen.add(id)).isEqualTo(oracle.add(id));
        }
        assertThat(seen.size).isEqualTo(oracle.size());
        assertThat(seen.slots.length).isBetween(8, Math.max(8, 4 * oracle.size()));
    }
}
