package io.socialsignals.simulators.scenario;

import java.util.List;

/** A scenario that cannot be used, with everything that is wrong with it. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    ScenarioException(String source, List<String> problems) {
        super(source + ": " + problems.size() + (problems.size() == 1 ? " problem" : " problems") + "\n  "
                + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, with line and key. */
    public List<String> problems() {
        return problems;
    }
}
