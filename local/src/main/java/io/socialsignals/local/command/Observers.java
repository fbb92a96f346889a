package io.socialsignals.local.command;

import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.tally.Tally;
import io.socialsignals.simulators.tally.TallyRules;
import io.socialsignals.simulators.truth.TextLabels;
import io.socialsignals.simulators.truth.Truth;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes beside a simulation's records what was asked for: the account, the planted truth, the labels of texts. */
final class Observers implements Consumer<SimRecord>, AutoCloseable {
    private final @Nullable Tally account;
    private final @Nullable Truth planted;
    private final @Nullable TextLabels texts;

    /** Null for what was not asked for. */
    Observers(Scenario played, @Nullable Path tally, @Nullable Path truth, @Nullable Path labels) {
        account = tally == null ? null : new Tally(tally, TallyRules.standard());
        planted = truth == null ? null : new Truth(truth, played);
        texts = labels == null ? null : new TextLabels(labels);
    }

    @Override
    public void accept(SimRecord record) {
        if (account != null) {
            account.accept(record);
        }
        if (planted != null) {
            planted.accept(record);
        }
        if (texts != null) {
            texts.accept(record);
        }
    }

    @Override
    public void close() {
        if (account != null) {
            account.close();
        }
        if (planted != null) {
            planted.close();
        }
        if (texts != null) {
            texts.close();
        }
    }
}
