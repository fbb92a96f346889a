package io.socialsignals.simulators.tally;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.scenario.Fault;
import org.jspecify.annotations.Nullable;

/** What the job must say about a planted fault that it can see in the bytes alone. */
public final class FaultRules {
    private FaultRules() {}

    /**
     * A kind and a rule.
     *
     * @param kind malformed, invalid, unsupported, future or late
     */
    public record Verdict(String kind, String rule) {}

    /** The verdict that a fault must get; null for duplicates and late records, whose fate depends on others. */
    public static @Nullable Verdict of(Fault fault, String topic) {
        switch (fault) {
            case CUT_OFF:
                return new Verdict("malformed", "json.syntax");
            case BAD_UTF8:
                return new Verdict("malformed", "json.utf8");
            case TOO_DEEP:
                return new Verdict("malformed", "json.depth");
            case LONG_NUMBER:
                return new Verdict("malformed", "json.number.length");
            case LONG_TEXT:
                return new Verdict("malformed", "json.string.length");
            case OVERSIZED:
                return new Verdict("malformed", "record.size");
            case UNKNOWN_VERSION:
                return new Verdict("unsupported", "version.unsupported");
            case FAR_FUTURE:
                return new Verdict("future", "time.ahead");
            case FAR_PAST:
                return new Verdict("invalid", "time.too_early");
            case MISSING_ID:
                return new Verdict("invalid", name(topic) + ".id.missing");
            case WRONG_TYPE:
                return new Verdict("invalid", name(topic) + ".at.type");
            case OUT_OF_RANGE:
                return new Verdict("invalid", name(topic) + "." + ranged(topic) + ".range");
            default:
                return null;
        }
    }

    private static String name(String topic) {
        switch (topic) {
            case Topics.POSTS:
                return "post";
            case Topics.ENGAGEMENT:
                return "engagement";
            case Topics.COMMERCE:
                return "commerce";
            case Topics.REVIEWS:
                return "review";
            case Topics.SEARCH:
                return "search";
            case Topics.SPEND:
                return "spend";
            default:
                return "product";
        }
    }

    private static String ranged(String topic) {
        switch (topic) {
            case Topics.POSTS:
                return "authorFollowers";
            case Topics.ENGAGEMENT:
                return "likes";
            case Topics.COMMERCE:
                return "quantity";
            case Topics.REVIEWS:
                return "stars";
            case Topics.SEARCH:
                return "value";
            default:
                return "costMinor";
        }
    }
}
