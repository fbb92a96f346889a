package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.spike.Reading.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static Evidence abnormal(String series, long hour, double seen, double score) {
        return new Evidence(series, new Reading(hour, seen, 20, 10, 30, score, State.ABNORMAL, 0));
    }

    private static Evidence normal(String series, long hour) {
        return new Evidence(series, new Reading(hour, 20, 20, 10, 30, 0.1, State.NORMAL, 0));
    }

    @Test
    void oneIncidentIsOneSignalOverSeriesAndHours() {
        IncidentState state = new IncidentState();
        assertThat(Incidents.feed(state, 99, List.of(normal("posts", 99)))).isNull();
        Incident first = Incidents.feed(state, 100, List.of(abnormal("posts", 100, 80, 5.2)));
        Incident wider = Incidents.feed(
                state, 101, List.of(abnormal("negative_share", 101, 0.6, 4.1), abnormal("posts", 101, 120, 7.3)));
        assertThat(Incidents.feed(state, 102, List.of(abnormal("posts", 102, 70, 4.5))))
                .isNull();
        for (long hour = 103; hour < 108; hour++) {
            assertThat(Incidents.feed(state, hour, List.of(normal("posts", hour))))
                    .isNull();
        }
        Incident ended = Incidents.feed(state, 108, List.of(normal("posts", 108)));

        assertThat(first.start()).isEqualTo(100);
        assertThat(first.running()).isTrue();
        assertThat(wider.start()).isEqualTo(100);
        assertThat(wider.severity()).isEqualTo(7);
        assertThat(ended.running()).isFalse();
        assertThat(ended.end()).isEqualTo(102);
        assertThat(ended.peak()).isEqualTo(101);
        assertThat(ended.hours()).isEqualTo(3);
        assertThat(ended.persistence()).isEqualTo("short");
        assertThat(ended.involved()).containsExactly("negative_share", "posts");
        assertThat(ended.sentence("Aurora Kettle"))
                .isEqualTo("Aurora Kettle: posts rose to 120 where 20 is usual, for 3 hours; also negative share");
    }

    @Test
    void whatComesAfterAQuietSpellIsAnotherIncident() {
        IncidentState state = new IncidentState();
        Incidents.feed(state, 1, List.of(abnormal("posts", 1, 80, 5)));
        Incidents.feed(state, 8, List.of(normal("posts", 8)));
        assertThat(Incidents.feed(state, 9, List.of(abnormal("posts", 9, 90, 5)))
                        .start())
                .isEqualTo(9);
    }
}
