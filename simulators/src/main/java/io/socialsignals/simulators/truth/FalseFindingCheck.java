package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was said about products without an effect of their own: false announcements over the whole run, false discoveries in
 * the newest window, confounded products named or sold as a lead.
 *
 * <p>Left out of the nulls: pairs with searches, which follow sales of every product by construction, and products with a
 * hashtag burst, which moves talk and sales together without being known to the job.
 */
final class FalseFindingCheck {
    private static final double NAMED = 0.95;
    private static final double WRONG = 0.05;

    private final Connection connection;
    private final JsonNode truth;
    private final Bars bars;
    private final List<String> pairs;

    private FalseFindingCheck(Connection connection, JsonNode truth, Bars bars) throws SQLException {
        this.connection = connection;
        this.truth = truth;
        this.bars = bars;
        this.pairs = tested();
    }

    /** @param connection as a role that may read schema {@code report} */
    static void run(Connection connection, JsonNode truth, Bars bars) throws SQLException {
        new FalseFindingCheck(connection, truth, bars).run();
    }

    private void run() throws SQLException {
        Set<String> promoted = names("promotions", "products");
        Set<String> bursting = names("bursts", "product");
        Set<String> nulls = new HashSet<>();
        Set<String> confounded = new HashSet<>();
        for (JsonNode product : truth.get("products")) {
            String id = product.get("product").asText();
            if (product.get("effect").asText().equals("none")) {
                if (promoted.contains(id)) {
                    confounded.add(id);
                } else if (!bursting.contains(id)) {
                    nulls.add(id);
                }
            }
        }
        nulls(nulls);
        Set<String> only = difference(confounded, bursting);
        Set<String> unrelated = new TreeSet<>(nulls);
        unrelated.addAll(only);
        falseDiscoveries(unrelated);
        confounded(confounded, only);
    }

    /** The pairs that the job was told to test. */
    private List<String> tested() throws SQLException {
        List<String> tested = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        """
                        SELECT DISTINCT pair FROM report.lead_lag_tests WHERE family = 'hourly' AND pair NOT LIKE 'search-%' ORDER BY 1""");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                tested.add(row.getString(1));
            }
        }
        return tested;
    }

    private Set<String> names(String list, String field) {
        Set<String> names = new HashSet<>();
        for (JsonNode entry : truth.path(list)) {
            JsonNode value = entry.get(field);
            if (value.isArray()) {
                value.forEach(name -> names.add(name.asText()));
            } else {
                names.add(value.asText());
            }
        }
        return names;
    }

    private Set<String> everyProduct() {
        Set<String> names = new TreeSet<>();
        truth.get("products")
                .forEach(product -> names.add(product.get("product").asText()));
        return names;
    }

    private void nulls(Set<String> products) throws SQLException {
        if (products.isEmpty()) {
            return;
        }
        List<String> announced = list(
                """
                SELECT DISTINCT product_id || ' ' || pair FROM report.findings
                WHERE family = 'hourly' AND confirmed_at IS NOT NULL AND product_id = ANY (?) AND pair = ANY (?) ORDER BY 1""",
                products);
        bars.rate(
                "null pairs ever announced", announced.size(), products.size() * pairs.size(), WRONG, " " + announced);
    }

    /** Of everything that the newest window calls a relation, the share that is about products without one. */
    private void falseDiscoveries(Set<String> products) throws SQLException {
        if (products.isEmpty()) {
            return;
        }
        String relations =
                """
                SELECT product_id || ' ' || pair FROM report.lead_lag_latest
                WHERE family = 'hourly' AND verdict IN ('SOCIAL_LEADS', 'SALES_LEAD', 'SIMULTANEOUS') AND product_id = ANY (?)
                  AND pair = ANY (?) ORDER BY 1""";
        List<String> called = list(relations, products);
        List<String> all = list(relations, everyProduct());
        bars.rate("false discoveries in the newest window", called.size(), all.size(), WRONG, " " + called);
    }

    /** @param only those of the promoted products that nothing else moves */
    private void confounded(Set<String> promoted, Set<String> only) throws SQLException {
        if (only.isEmpty()) {
            return;
        }
        List<String> named = list(
                """
                SELECT DISTINCT product_id FROM report.lead_lag_tests
                WHERE family = 'hourly' AND verdict = 'CONFOUNDED' AND product_id = ANY (?) AND pair = ANY (?) ORDER BY 1""",
                promoted);
        int counted = (int) named.stream().filter(only::contains).count();
        bars.atLeast(
                "promoted products named as moved by a campaign",
                counted,
                only.size(),
                NAMED,
                " " + named + " of " + only + " and, with a burst besides, " + difference(promoted, only));
        List<String> sold = list(
                """
                SELECT DISTINCT product_id || ' ' || pair FROM report.findings
                WHERE family = 'hourly' AND confirmed_at IS NOT NULL AND product_id = ANY (?) AND pair = ANY (?) ORDER BY 1""",
                only);
        bars.rate("their pairs ever sold as a relation", sold.size(), only.size() * pairs.size(), WRONG, " " + sold);
    }

    private static Set<String> difference(Set<String> all, Set<String> less) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(less);
        return rest;
    }

    private List<String> list(String sql, Set<String> products) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", products.toArray()));
            query.setArray(2, connection.createArrayOf("text", pairs.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }
}
