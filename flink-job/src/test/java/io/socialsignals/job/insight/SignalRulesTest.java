package io.socialsignals.job.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.signal.SignalRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    negative_share   | up   | signal-negative-share-up   | answer the complaint where it was made, and hold paid promotion
                    negative_reviews | up   | signal-negative-reviews-up | answer the complaint where it was made, and hold paid promotion
                    sentiment        | up   | signal-sentiment-up        | repeat what the cited posts praise
                    sentiment        | down | signal-sentiment-down      | Read the cited posts for what has turned the mood
                    posts            | up   | signal-posts-up            | Check stock of {product} and why it is talked about
                    posts            | down | signal-posts-down          | check whether a campaign ended or posts are missing
                    views            | up   | signal-views-up            | Check stock and that the page of {product} holds the load
                    views            | down | signal-views-down          | Check that the page of {product} can be reached
                    purchases        | up   | signal-purchases-up        | Check stock and delivery of {product}, and reorder early.
                    purchases        | down | signal-purchases-down      | Check price, stock and checkout of {product}.
                    revenue_EUR      | up   | signal-revenue-eur-up      | Check stock and delivery of {product}, and reorder early.
                    revenue_EUR      | down | signal-revenue-eur-down    | Check price, stock and checkout of {product}.
                    conversion       | up   | signal-conversion-up       | Send more visitors to {product} while they buy
                    conversion       | down | signal-conversion-down     | people look but do not buy
                    return_rate      | up   | signal-return-rate-up      | Look into reasons and batch of the returns of {product}
                    stars            | down | signal-stars-down          | Read the newest reviews of {product} and answer them
                    topic_3          | up   | signal-topic-3-up          | answer on the page of {product} what they ask
                    topic_3          | down | signal-topic-3-down        | answer on the page of {product} what they ask
                    """)
    void everyRuleSaysWhatWasSeenWhatToDoAndWhenItEnds(
            String series, String direction, String ruleId, String recommendation) {
        Insight insight = SignalRules.of(signal(series, direction, 7, true)).orElseThrow();
        assertThat(insight.ruleId()).isEqualTo(ruleId);
        assertThat(insight.id()).isEqualTo(ruleId + "/mug");
        assertThat(insight.status()).isEqualTo("confirmed");
        assertThat(insight.statement()).isEqualTo("{product}: what moved and how (severity 7 of 10).");
        assertThat(insight.recommendation()).contains(recommendation);
        assertThat(insight.withdrawnIf()).isEqualTo("Six quiet hours.");
        assertThat(insight.evidence())
                .isEqualTo("{\"test\":\"robust deviation from the same hours before\",\"series\":\"" + series
                        + "\",\"involved\":\"views\",\"score\":4.500,\"seen\":9.00000,\"expected\":2.00000,"
                        + "\"hours\":3,\"persistence\":\"short\"}");
        assertThat(insight.at()).isEqualTo(3_600_000);
        assertThat(insight.windowStart()).isEqualTo(3_600_000);
        assertThat(insight.windowEnd()).isEqualTo(10_800_000);
        // The view cites the posts of the incident's hours, which only the tables know: SignalViewsTest.
        assertThat(insight.posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "negative_share,down",
        "negative_reviews,down",
        "return_rate,down",
        "stars,up",
        "carts,up",
    })
    void whatIsWelcomeOrHasNoRuleGivesNoAdvice(String series, String direction) {
        assertThat(SignalRules.of(signal(series, direction, 9, true))).isEmpty();
    }

    @Test
    void endedIncidentIsWithdrawnUnderTheSameKey() {
        for (String series : List.of("posts", "revenue_EUR", "topic_3")) {
            Insight running = SignalRules.of(signal(series, "up", 5, true)).orElseThrow();
            Insight over = SignalRules.of(signal(series, "up", 5, false)).orElseThrow();
            assertThat(over.status()).isEqualTo("withdrawn");
            assertThat(over.id()).isEqualTo(running.id());
            assertThat(over.at()).isEqualTo(running.at());
        }
    }

    @Test
    void mildIncidentsGiveNoAdvice() {
        assertThat(SignalRules.of(signal("posts", "up", 3, true))).isEmpty();
        assertThat(SignalRules.of(signal("posts", "up", 4, true))).isPresent();
    }

    private static SignalRow signal(String series, String direction, int severity, boolean running) {
        return new SignalRow(
                "mug",
                3_600_000,
                7_200_000,
                10_800_000,
                running,
                direction,
                severity,
                "short",
                series,
                "views",
                4.5,
                9,
                2,
                3,
                "what moved and how");
    }
}
