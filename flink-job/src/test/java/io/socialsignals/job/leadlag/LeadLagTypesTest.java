package io.socialsignals.job.leadlag;

import io.socialsignals.job.insight.Insight;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadLagTypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Measure.class,
                Spend.class,
                Sums.class,
                Bucket.class,
                CitedPost.class,
                TestedPair.class,
                TestedPair.Lag.class,
                PairTestRow.class,
                LagRow.class,
                FindingRow.class,
                CommonCause.class,
                Insight.class
            })
    void whatCrossesAnEdgeOrLivesInStateNeedsNoKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
