package io.socialsignals.local.redrive;

import io.socialsignals.events.Rejected;
import java.util.Set;

/** Which rejections are meant; an empty set means any. */
public record Filter(Set<String> kinds, Set<String> reasons, Set<String> topics) {
    public boolean accepts(Rejected rejected) {
        return accepts(kinds, rejected.kind())
                && accepts(reasons, rejected.reason())
                && accepts(topics, rejected.topic());
    }

    private static boolean accepts(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
