package io.socialsignals.local.replaycheck;

import java.util.ArrayList;
import java.util.List;

/**
 * What the contract lets depend on the order of arrival, and so is left out between two orders of the same records;
 * between replays of one order nothing is left out.
 *
 * @param columns left out; rows that become the same row are summed
 */
record OfArrival(String table, List<String> columns, String why) {
    /** In whatever table they are. */
    private static final List<String> CORRECTIONS = List.of("revision", "late_events");

    private static final String FUNNEL = "pipeline_funnel";

    /** The exceptions among these tables. */
    static List<OfArrival> among(List<Shape> shapes) {
        var found = new ArrayList<OfArrival>();
        for (Shape shape : shapes) {
            var columns = CORRECTIONS.stream().filter(shape.values()::contains).toList();
            if (!columns.isEmpty()) {
                found.add(new OfArrival(
                        shape.table(), columns, "how many events came after their minute was due, not which"));
            }
            if (shape.table().equals(FUNNEL)) {
                found.add(
                        new OfArrival(
                                FUNNEL,
                                List.of("minute"),
                                "the minute in which a copy arrived: of two copies, the first counts as unique; summed instead"));
            }
        }
        return found;
    }

    /** The table as it must be in every order. */
    Shape applyTo(Shape shape) {
        return shape.without(columns);
    }

    /** Whether rows become the same row. */
    boolean sums(Shape shape) {
        return columns.stream().anyMatch(shape.key()::contains);
    }
}
