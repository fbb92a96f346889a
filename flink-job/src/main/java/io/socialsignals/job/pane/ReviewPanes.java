package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.FunnelCounter;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Sums reviews and survey answers, which have lost their duplicates before. */
public final class ReviewPanes implements PaneKind<ReviewFact, ReviewCounts, ReviewMinute> {
    @Override
    public String topic() {
        return Topics.REVIEWS;
    }

    @Override
    public long at(ReviewFact fact) {
        return fact.at();
    }

    @Override
    public ReviewCounts open() {
        return new ReviewCounts();
    }

    @Override
    public boolean add(ReviewCounts pane, ReviewFact fact, FunnelCounter funnel) {
        pane.add(fact.change());
        return true;
    }

    @Override
    public void rows(String product, long minute, ReviewCounts pane, Consumer<ReviewMinute> out) {
        if (pane.changed) {
            pane.changed = false;
            out.accept(new ReviewMinute(product, minute, pane.copy()));
        }
    }

    @Override
    public Rejected tooLate(ReviewFact fact) {
        return TooLate.afterIdle(topic(), fact.partition(), fact.offset(), fact.arrived());
    }

    @Override
    public TypeInformation<ReviewCounts> type() {
        return TypeInformation.of(ReviewCounts.class);
    }
}
