package io.socialsignals.job.insight;

import io.socialsignals.job.signal.SignalRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules from incidents (spikes of talk and sales, shifts of rates) to recommendations. Pure. */
public final class SignalRules {
    /** Incidents below this severity are not worth acting on. */
    private static final int LEAST_SEVERITY = 4;

    private SignalRules() {}

    /** What to do about an incident; nothing for a mild one or a series without a rule. */
    public static Optional<Insight> of(SignalRow signal) {
        String advice = advice(signal.series(), signal.direction().equals("up"));
        if (signal.severity() < LEAST_SEVERITY || advice == null) {
            return Optional.empty();
        }
        String rule = "signal-" + signal.series().replace('_', '-').toLowerCase(Locale.ROOT) + '-' + signal.direction();
        return Optional.of(new Insight(
                rule + '/' + signal.productId(),
                signal.started(),
                signal.productId(),
                rule,
                signal.running() ? "confirmed" : "withdrawn",
                "{product}: " + signal.explanation() + " (severity " + signal.severity() + " of 10).",
                advice,
                evidence(signal),
                "Six quiet hours.",
                List.of(),
                signal.started(),
                signal.ended()));
    }

    private static @Nullable String advice(String series, boolean up) {
        if (series.startsWith("revenue_")) {
            return advice("purchases", up);
        }
        if (series.startsWith("topic_")) {
            return "Read the cited posts: answer on the page of {product} what they ask, and pass what they complain of to"
                    + " whoever can change it.";
        }
        return switch (series) {
            case "negative_share", "negative_reviews" ->
                up
                        ? "Read the cited posts, answer the complaint where it was made, and hold paid promotion of {product} back"
                                + " until talk has calmed down."
                        : null;
            case "sentiment" ->
                up
                        ? "Put {product} forward while the mood is good: repeat what the cited posts praise."
                        : "Read the cited posts for what has turned the mood, and hold paid promotion of {product} back.";
            case "posts" ->
                up
                        ? "Check stock of {product} and why it is talked about; schedule ads only if the talk is not complaint."
                        : "Talk about {product} has gone quiet: check whether a campaign ended or posts are missing.";
            case "views" ->
                up
                        ? "Check stock and that the page of {product} holds the load; show related products."
                        : "Check that the page of {product} can be reached and is still linked.";
            case "purchases" ->
                up
                        ? "Check stock and delivery of {product}, and reorder early."
                        : "Check price, stock and checkout of {product}.";
            case "conversion" ->
                up
                        ? "Send more visitors to {product} while they buy: raise bids on it."
                        : "Check price, availability and checkout of {product}: people look but do not buy.";
            case "return_rate" ->
                up
                        ? "Look into reasons and batch of the returns of {product} before selling on; correct what the page promises."
                        : null;
            case "stars" ->
                up ? null : "Read the newest reviews of {product} and answer them; look for a common fault.";
            default -> null;
        };
    }

    private static String evidence(SignalRow signal) {
        return String.format(
                Locale.ROOT,
                "{\"test\":\"robust deviation from the same hours before\",\"series\":\"%s\",\"involved\":\"%s\",\"score\":%.4g,"
                        + "\"seen\":%.6g,\"expected\":%.6g,\"hours\":%d,\"persistence\":\"%s\"}",
                signal.series(),
                signal.involved(),
                signal.score(),
                signal.seen(),
                signal.expected(),
                signal.hours(),
                signal.persistence());
    }
}
