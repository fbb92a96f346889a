package io.socialsignals.job.config;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class ConfigException extends RuntimeException {
    private final transient List<String> problems;

    public ConfigException(List<String> problems) {
        super("the configuration has " + problems.size() + (problems.size() == 1 ? " problem:" : " problems:")
                + problems.stream().map(p -> "\n  - " + p).reduce("", String::concat));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
