package io.socialsignals.job.config;

import io.socialsignals.analytics.text.SpamLimits;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that can be configured of the job; Flink's own settings stay in Flink's {@code config.yaml}. */
public record JobConfig(
        Kafka kafka,
        EventTime eventTime,
        Privacy privacy,
        Sentiment sentiment,
        Topics topics,
        SpamLimits spam,
        Database database,
        Analytics analytics,
        LeadLag leadLag,
        Journeys journeys)
        implements Serializable {

    /**
     * @param properties further properties of Kafka's clients, such as for SASL
     * @param bounded whether the job ends at what the topics held when it started
     */
    public record Kafka(String bootstrap, String group, boolean bounded, Map<String, Secret> properties)
            implements Serializable {}

    /**
     * @param disorder how far events of a partition may be out of order
     * @param lateness how much later than that an event still counts
     * @param maxAhead how far an event time may be ahead of Kafka's time
     * @param idleness after how long a silent partition stops holding up the others
     * @param alignmentDrift how far one topic may be read ahead of the slowest, zero for no limit
     */
    public record EventTime(
            Duration disorder, Duration lateness, Duration maxAhead, Duration idleness, Duration alignmentDrift)
            implements Serializable {
        /**
         * How far the watermark must be past an event's time until no partition admits another event of that time. The
         * watermark is at most {@code idleness} less {@code disorder} ahead of a partition's newest event, since the time
         * of a partition that brings nothing goes on with the clock until it is idle; and the partition admits what is
         * no older than its newest event by more than disorder and lateness.
         */
        public Duration grace() {
            return lateness.plus(disorder.compareTo(idleness) > 0 ? disorder : idleness);
        }
    }

    /** @param pseudonymKey key of the pseudonyms */
    public record Privacy(Secret pseudonymKey) implements Serializable {}

    /**
     * @param scorer text that the sentiment module's {@code SentimentSpec} reads
     * @param reviewScorer the same for reviews and survey answers; empty for the scorer's encoder where that is a cascade:
     *     reviews are fewer than posts, so none need be left to the tiers that only skim them
     * @param parallelism 0 for the job's
     */
    public record Sentiment(String scorer, String reviewScorer, int parallelism) implements Serializable {
        /** What scores reviews. */
        public String forReviews() {
            if (!reviewScorer.isEmpty()) {
                return reviewScorer;
            }
            return scorer.startsWith("cascade") ? "encoder" : scorer;
        }
    }

    /**
     * @param model lines of the topic model; empty: posts are not assigned to topics. They were read where the job was
     *     submitted, so no task needs the file.
     */
    public record Topics(List<String> model) implements Serializable {
        public Topics {
            model = List.copyOf(model);
        }

        public boolean enabled() {
            return !model.isEmpty();
        }
    }

    /**
     * @param batchRows rows of one batch at most
     * @param flushInterval how long a row waits for its batch to fill
     */
    public record Database(String url, String user, Secret password, int batchRows, Duration flushInterval)
            implements Serializable {}

    /** @param gap break after which a new visit begins; zero: visits are not followed, ids of sessions not kept */
    public record Journeys(Duration gap) implements Serializable {
        public boolean enabled() {
            return !gap.isZero();
        }
    }

    /** @param enabled false for metrics only */
    public record Analytics(boolean enabled) implements Serializable {}

    /**
     * Which series are compared for lead and lag, each pair as {@code talk-trade}.
     *
     * @param hourly compared by the hour, at least one
     * @param byMinute compared by the minute, at least one
     * @param days length of the window by the hour
     */
    public record LeadLag(List<String> hourly, List<String> byMinute, int days) implements Serializable {
        /** What can stand before the hyphen. */
        public static final List<String> TALK = List.of("sentiment", "volume", "engagement", "search");
        /** What can stand after it. */
        public static final List<String> TRADE = List.of("views", "purchases", "revenue", "returns");

        public LeadLag {
            hourly = List.copyOf(hourly);
            byMinute = List.copyOf(byMinute);
        }
    }
}
