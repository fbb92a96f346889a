package io.socialsignals.job.leadlag;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.config.JobConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairPlanTest {
    @Test
    void thePairsNobodyConfiguresAreThePromisedOnes() {
        PairPlan hourly = DefaultPlans.hourly(DefaultPlans.config().days());
        assertThat(hourly.window()).isEqualTo(336);
        assertThat(hourly.pairs())
                .extracting(pair -> pair.spec().id())
                .containsExactly(
                        "sentiment-purchases",
                        "sentiment-revenue",
                        "volume-purchases",
                        "engagement-views",
                        "search-purchases",
                        "sentiment-returns");
        assertThat(DefaultPlans.perMinute().pairs())
                .extracting(pair -> pair.spec().id())
                .containsExactly("volume-views", "engagement-views");
    }

    @Test
    void anyTalkCanBeComparedWithAnyTrade() {
        for (String talk : JobConfig.LeadLag.TALK) {
            for (String trade : JobConfig.LeadLag.TRADE) {
                PairPlan plan = PairPlan.hourly(List.of(talk + '-' + trade), 7);
                assertThat(plan.pairs().get(0).spec().social().name()).isEqualTo(talk);
                assertThat(plan.pairs().get(0).spec().sales().name()).isEqualTo(trade);
                assertThat(plan.window()).isEqualTo(168);
            }
        }
    }

    @Test
    void everyMetricIsOneOrTheOther() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::label))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(JobConfig.LeadLag.TALK.stream(), JobConfig.LeadLag.TRADE.stream())
                                .toList());
    }
}
