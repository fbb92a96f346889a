package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** Runs an operator with a restart in its way: snapshot, close, a new operator from the snapshot, and on. */
@SuppressWarnings("try") // close() of the harness declares any exception
final class Restart {
    private Restart() {}

    /** What the operator is given: an element or a watermark. */
    @FunctionalInterface
    interface Step<H> {
        void on(H harness) throws Exception;
    }

    /**
     * The rows of all steps; whatever the restart, nothing may be left of timers and keyed state.
     *
     * @param restartAfter how many steps come before the restart
     * @param stateEntries counts the keyed entries of a harness
     */
    static <T, H extends AbstractStreamOperatorTestHarness<T>> List<T> rows(
            Callable<H> maker, List<Step<H>> steps, int restartAfter, ToIntFunction<H> stateEntries) throws Exception {
        List<T> rows = new ArrayList<>();
        OperatorSubtaskState snapshot;
        try (H harness = maker.call()) {
            harness.open();
            for (Step<H> step : steps.subList(0, restartAfter)) {
                step.on(harness);
            }
            snapshot = harness.snapshot(1, 1);
            rows.addAll(harness.extractOutputValues());
        }
        try (H harness = maker.call()) {
            harness.setup();
            harness.initializeState(snapshot);
            harness.open();
            for (Step<H> step : steps.subList(restartAfter, steps.size())) {
                step.on(harness);
            }
            rows.addAll(harness.extractOutputValues());
            assertThat(stateEntries.applyAsInt(harness)).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
        return rows;
    }

    /** Restarts after each of these shares of the steps, in percent, and compares with the rows without a restart. */
    static <T, H extends AbstractStreamOperatorTestHarness<T>> void changesNothing(
            Callable<H> maker, List<Step<H>> steps, ToIntFunction<H> stateEntries, int... percents) throws Exception {
        List<T> expected = rows(maker, steps, 0, stateEntries);
        assertThat(expected).isNotEmpty();
        for (int percent : percents) {
            assertThat(rows(maker, steps, steps.size() * percent / 100, stateEntries))
                    .as("restart after %d %% of the steps", percent)
                    .isEqualTo(expected);
        }
    }
}
