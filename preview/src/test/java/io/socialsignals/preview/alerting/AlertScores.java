package io.socialsignals.preview.alerting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What every rule made of the incidents that were planted for it. */
final class AlertScores {
    /** An incident that its rule should tell between two times (epoch milliseconds, inclusive), under these labels. */
    record Planted(String labels, long from, long to) {
        boolean explains(AlertState.Firing firing) {
            return firing.labels().contains(labels) && firing.from() >= from && firing.from() <= to;
        }
    }

    /**
     * Of one rule.
     *
     * @param right alerts that a planted incident explains
     * @param missed planted incidents without an alert
     * @param resolved alerts that ended before the data did
     */
    record Score(int planted, int fired, int right, int missed, int resolved) {
        static Score of(List<Planted> planted, AlertState state) {
            List<AlertState.Firing> fired = state.all();
            long right = fired.stream()
                    .filter(firing -> planted.stream().anyMatch(one -> one.explains(firing)))
                    .count();
            long missed = planted.stream()
                    .filter(one -> fired.stream().noneMatch(one::explains))
                    .count();
            return new Score(
                    planted.size(),
                    fired.size(),
                    (int) right,
                    (int) missed,
                    state.past().size());
        }

        /** Share of the alerts that were right, 0 to 1; 1 without an alert. */
        double precision() {
            return fired == 0 ? 1 : (double) right / fired;
        }

        /** Share of the incidents that were told, 0 to 1; 1 without an incident. */
        double recall() {
            return planted == 0 ? 1 : (double) (planted - missed) / planted;
        }
    }

    private final Map<String, Score> scores = new TreeMap<>();

    Score add(String rule, List<Planted> planted, AlertState state) {
        Score score = Score.of(planted, state);
        scores.put(rule, score);
        return score;
    }

    /** A row per rule. */
    String table() {
        var text =
                new StringBuilder("alert                 planted  fired  right  missed  precision  recall  resolved\n");
        scores.forEach((rule, score) -> text.append(String.format(
                Locale.ROOT,
                "%-21s %7d %6d %6d %7d %10.2f %7.2f %9d%n",
                rule,
                score.planted,
                score.fired,
                score.right,
                score.missed,
                score.precision(),
                score.recall(),
                score.resolved)));
        return text.toString();
    }
}
