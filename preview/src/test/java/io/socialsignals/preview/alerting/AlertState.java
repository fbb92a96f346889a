package io.socialsignals.preview.alerting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays one rule forward in time: pending for its waiting time, firing, recovered below its second threshold. */
final class AlertState {
    private final AlertRule rule;
    private final Map<String, Long> pendingSince = new HashMap<>();
    private final Map<String, Long> firingSince = new HashMap<>();
    private final List<Firing> past = new ArrayList<>();

    /** @param to when it resolved, epoch milliseconds */
    record Firing(String labels, long from, long to) {}

    AlertState(AlertRule rule) {
        this.rule = rule;
    }

    void evaluate(long now, Map<String, Double> values) {
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            String labels = entry.getKey();
            boolean firing = firingSince.containsKey(labels);
            boolean high = firing ? !(entry.getValue() < rule.recoverBelow()) : entry.getValue() > rule.fireAbove();
            if (!high) {
                pendingSince.remove(labels);
                resolve(labels, now);
            } else if (!firing) {
                long since = pendingSince.computeIfAbsent(labels, key -> now);
                if (now - since >= rule.pending().toMillis()) {
                    pendingSince.remove(labels);
                    firingSince.put(labels, now);
                }
            }
        }
        List.copyOf(firingSince.keySet()).stream()
                .filter(labels -> !values.containsKey(labels))
                .forEach(labels -> resolve(labels, now));
        pendingSince.keySet().retainAll(values.keySet());
    }

    private void resolve(String labels, long now) {
        Long since = firingSince.remove(labels);
        if (since != null) {
            past.add(new Firing(labels, since, now));
        }
    }

    List<Firing> past() {
        return past;
    }

    /** All alerts, those included that have not resolved: their end is open. */
    List<Firing> all() {
        List<Firing> all = new ArrayList<>(past);
        firingSince.forEach((labels, since) -> all.add(new Firing(labels, since, Long.MAX_VALUE)));
        return all;
    }

    boolean pending() {
        return !pendingSince.isEmpty();
    }

    boolean firing() {
        return !firingSince.isEmpty();
    }
}
