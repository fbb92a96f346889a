package io.socialsignals.events.json;

import java.util.List;

/** The rules about when a record arrives, which its reader judges. */
public final class ArrivalRules {
    public static final Rule AHEAD =
            new Rule("time.ahead", "future", "event time further ahead of Kafka's time than is allowed");
    public static final Rule LATE = new Rule(
            "late.partition", "late", "older than the partition's newest event by more than disorder and lateness");
    public static final Rule LATE_AFTER_IDLE =
            new Rule("late.after_idle", "late", "its minute was closed while its partition was silent");

    public static final List<Rule> ALL = List.of(AHEAD, LATE, LATE_AFTER_IDLE);

    private ArrivalRules() {}
}
