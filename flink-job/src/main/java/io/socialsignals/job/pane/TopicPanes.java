package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.FunnelCounter;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Sums posts by topic and hour: a minute has too few posts of a product for a share. */
public final class TopicPanes implements PaneKind<TopicFact, TopicPane, TopicHour> {
    private static final long HOUR = 3_600_000;

    @Override
    public String topic() {
        return Topics.POSTS;
    }

    @Override
    public long length() {
        return HOUR;
    }

    @Override
    public long at(TopicFact fact) {
        return fact.at();
    }

    @Override
    public TopicPane open() {
        return new TopicPane();
    }

    @Override
    public boolean add(TopicPane pane, TopicFact fact, FunnelCounter funnel) {
        pane.topics.computeIfAbsent(fact.topic(), topic -> new TopicCounts()).add(fact.change());
        return true;
    }

    @Override
    public void rows(String product, long hour, TopicPane pane, Consumer<TopicHour> out) {
        new TreeMap<>(pane.topics).forEach((topic, counts) -> {
            if (counts.changed) {
                counts.changed = false;
                out.accept(new TopicHour(product, topic, hour, counts.copy()));
            }
        });
    }

    /** Null: the same post's minute in {@link SocialPanes} was closed before, and tells it. */
    @Override
    public @Nullable Rejected tooLate(TopicFact fact) {
        return null;
    }

    @Override
    public TypeInformation<TopicPane> type() {
        return TypeInformation.of(TopicPane.class);
    }
}
