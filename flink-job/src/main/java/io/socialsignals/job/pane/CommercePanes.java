package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.FunnelCounter;
import io.socialsignals.job.ingest.Stage;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Counts commerce events by region and currency; drops duplicates here, so that each event crosses the network once. */
public final class CommercePanes implements PaneKind<CommerceFact, CommercePane, CommerceMinute> {
    @Override
    public String topic() {
        return Topics.COMMERCE;
    }

    @Override
    public long at(CommerceFact fact) {
        return fact.at();
    }

    @Override
    public CommercePane open() {
        return new CommercePane();
    }

    @Override
    public boolean add(CommercePane pane, CommerceFact fact, FunnelCounter funnel) {
        if (!pane.ids.add(fact.id())) {
            funnel.add(fact.arrived(), Stage.DUPLICATE);
            return false;
        }
        funnel.add(fact.arrived(), Stage.UNIQUE);
        pane.cells.computeIfAbsent(fact.cell(), cell -> new CommerceCounts()).add(fact);
        return true;
    }

    @Override
    public void rows(String product, long minute, CommercePane pane, Consumer<CommerceMinute> out) {
        new TreeMap<>(pane.cells).forEach((cell, counts) -> {
            if (counts.changed) {
                counts.changed = false;
                out.accept(new CommerceMinute(
                        product, CommerceFact.regionOf(cell), CommerceFact.currencyOf(cell), minute, counts.copy()));
            }
        });
    }

    @Override
    public Rejected tooLate(CommerceFact fact) {
        return TooLate.afterIdle(topic(), fact.partition(), fact.offset(), fact.arrived());
    }

    @Override
    public TypeInformation<CommercePane> type() {
        return TypeInformation.of(CommercePane.class);
    }
}
