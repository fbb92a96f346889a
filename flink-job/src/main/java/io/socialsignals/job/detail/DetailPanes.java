package io.socialsignals.job.detail;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.FunnelCounter;
import io.socialsignals.job.pane.PaneKind;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Sums details by the hour: in a minute each would be a row of its own. Copies are dropped here again, but counted with
 * the event's minute only.
 */
public final class DetailPanes implements PaneKind<DetailFact, DetailPane, DetailRow> {
    private static final long HOUR = 3_600_000;

    @Override
    public String topic() {
        return Topics.COMMERCE;
    }

    @Override
    public long length() {
        return HOUR;
    }

    @Override
    public long at(DetailFact fact) {
        return fact.at();
    }

    @Override
    public DetailPane open() {
        return new DetailPane();
    }

    @Override
    public boolean add(DetailPane pane, DetailFact fact, FunnelCounter funnel) {
        if (!pane.ids.add(fact.id())) {
            return false;
        }
        pane.cells.computeIfAbsent(fact.cell(), cell -> new DetailCounts()).add(fact);
        return true;
    }

    @Override
    public void rows(String product, long hour, DetailPane pane, Consumer<DetailRow> out) {
        new TreeMap<>(pane.cells).forEach((cell, counts) -> {
            if (counts.changed) {
                counts.changed = false;
                out.accept(new DetailRow(product, cell, hour, counts.copy()));
            }
        });
    }

    /** Null: the same event's minute was closed before, and tells it. */
    @Override
    public @Nullable Rejected tooLate(DetailFact fact) {
        return null;
    }

    @Override
    public TypeInformation<DetailPane> type() {
        return TypeInformation.of(DetailPane.class);
    }
}
