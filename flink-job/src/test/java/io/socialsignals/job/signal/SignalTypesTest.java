package io.socialsignals.job.signal;

import io.socialsignals.analytics.engagement.EchoCascade;
import io.socialsignals.analytics.spike.BurstState;
import io.socialsignals.analytics.spike.CountState;
import io.socialsignals.analytics.spike.IncidentState;
import io.socialsignals.analytics.spike.MeanState;
import io.socialsignals.analytics.spike.SlowShift;
import io.socialsignals.analytics.trend.TagState;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTypesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ProductMinute.class,
                SignalRow.class,
                WatchRow.class,
                TagUse.class,
                TagRow.class,
                Turn.class,
                InfluenceRow.class,
                PostTerms.class,
                TermHour.class,
                Echo.class,
                ViralRow.class,
                EchoCascade.class,
                CountState.class,
                MeanState.class,
                IncidentState.class,
                SlowShift.class,
                BurstState.class,
                TagState.class
            })
    void whatCrossesAnEdgeOrLiesInStateIsSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
