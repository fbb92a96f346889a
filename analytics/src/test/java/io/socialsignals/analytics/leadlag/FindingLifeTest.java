package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FindingLifeTest {
    private static final FindingRule RULE = new FindingRule(0.005, 0.0005, 0.1, 6, 3, 5);

    @Test
    void isConfirmedOnlyAfterStrongTestsInARowAtAStableLag() {
        assertThat(states(strong(5))).doesNotContain(FindingState.CONFIRMED);
        assertThat(states(strong(6))).endsWith(FindingState.CANDIDATE, FindingState.CONFIRMED);
        assertThat(states(List.of(test(1e-9, 6), test(1e-9, 6)))).endsWith(FindingState.CONFIRMED);
    }

    @Test
    void weakTestHoldsACandidateAndAnInsignificantOneEndsIt() {
        List<FindingLife.Test> tests = strong(5);
        tests.add(test(0.05, 6));
        tests.add(test(0.004, 6));
        assertThat(states(tests)).endsWith(FindingState.CANDIDATE, FindingState.CONFIRMED);
        tests.set(5, test(0.2, 6));
        assertThat(states(tests)).endsWith(FindingState.NONE, FindingState.CANDIDATE);
    }

    @Test
    void jumpingLagOrSignStartsOver() {
        List<FindingLife.Test> tests = strong(5);
        tests.add(test(0.004, 9));
        assertThat(states(tests)).endsWith(FindingState.CANDIDATE);
        assertThat(last(tests).points()).isEqualTo(1);
        tests.set(5, new FindingLife.Test(60, 0.004, 6, -0.4));
        assertThat(last(tests).points()).isEqualTo(1);
        tests.set(5, test(0.004, 7));
        assertThat(last(tests).state()).isEqualTo(FindingState.CONFIRMED);
    }

    @Test
    void fadesThenIsWithdrawnAndSupportBringsItBack() {
        List<FindingLife.Test> tests = strong(6);
        tests.add(test(0.5, 6));
        tests.add(test(Double.NaN, 0));
        assertThat(last(tests).state()).isEqualTo(FindingState.CONFIRMED);
        tests.add(test(0.5, 6));
        assertThat(last(tests).state()).isEqualTo(FindingState.FADING);
        List<FindingLife.Test> back = new ArrayList<>(tests);
        back.add(test(0.04, 6));
        assertThat(last(back).state()).isEqualTo(FindingState.CONFIRMED);
        tests.add(test(0.5, 6));
        tests.add(test(0.001, -3));
        assertThat(last(tests).state()).isEqualTo(FindingState.WITHDRAWN);
        tests.addAll(strong(6));
        assertThat(last(tests).state()).isEqualTo(FindingState.CONFIRMED);
    }

    @Property(tries = 100)
    void neverAnnouncesWithoutAStrongTest(@ForAll @Size(max = 60) List<@DoubleRange(min = 0.01, max = 1) Double> ps) {
        assertThat(states(ps.stream().map(p -> test(p, 6)).toList())).containsOnly(FindingState.NONE);
    }

    @Test
    void ruleOutOfOrderIsRefused() {
        assertThatThrownBy(() -> new FindingRule(0.1, 0.2, 0.3, 1, 1, 1)).hasMessageContaining("out of order");
        assertThat(FindingRule.forWindow(336).points()).isEqualTo(21);
    }

    private static List<FindingLife.Test> strong(int count) {
        List<FindingLife.Test> tests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tests.add(test(0.004, 6));
        }
        return tests;
    }

    private static FindingLife.Test test(double p, int lag) {
        return new FindingLife.Test(60, p, lag, 0.4);
    }

    private static List<FindingState> states(List<FindingLife.Test> tests) {
        List<FindingState> states = new ArrayList<>(List.of(FindingState.NONE));
        FindingLife life = FindingLife.NOTHING;
        for (FindingLife.Test test : tests) {
            life = life.next(test, RULE);
            states.add(life.state());
        }
        return states;
    }

    private static FindingLife last(List<FindingLife.Test> tests) {
        FindingLife life = FindingLife.NOTHING;
        for (FindingLife.Test test : tests) {
            life = life.next(test, RULE);
        }
        return life;
    }
}
