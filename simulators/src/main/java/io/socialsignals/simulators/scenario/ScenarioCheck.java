package io.socialsignals.simulators.scenario;

import io.socialsignals.events.Product;
import io.socialsignals.simulators.scenario.Scenario.Line;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the keys of a scenario must agree on among themselves. */
final class ScenarioCheck {
    private ScenarioCheck() {}

    static void crossReferences(Scenario s, Section root) {
        Set<String> ids = new HashSet<>();
        Map<String, String> owners = new HashMap<>();
        for (Line line : s.products()) {
            if (!ids.add(line.product().id())) {
                root.problem("products", "hold the id '" + line.product().id() + "' twice");
            }
            if (line.product().aliases().isEmpty() || line.product().hashtags().isEmpty()) {
                root.problem(
                        "products",
                        "must each have aliases and hashtags; '"
                                + line.product().id() + "' lacks them");
            }
            ownNames(line.product(), owners, root);
        }
        required("products", s.products(), root);
        required("platforms", s.platforms(), root);
        required("regions", s.regions(), root);
        s.promotions().forEach(p -> p.products().forEach(id -> known("promotions", id, ids, root)));
        s.incidents().forEach(i -> known("incidents", i.product(), ids, root));
        s.virals().forEach(v -> known("virals", v.product(), ids, root));
        s.bursts().forEach(b -> known("bursts", b.product(), ids, root));
        s.faults().hotKeys().forEach(h -> known("faults", h.product(), ids, root));
        if (s.faults().silences().stream().anyMatch(x -> x.partition() >= s.partitions()) || silencesAll(s)) {
            root.problem("faults", "silence a partition that is not there, or the only one");
        }
        if (s.sessions().returnToHours() < s.sessions().returnFromHours()
                || s.sessions().reviewToHours() < s.sessions().reviewFromHours()) {
            root.problem("sessions", "must have each to-hours at least as large as its from-hours");
        }
        if (s.disorder().typicalMillis() > s.disorder().boundMillis()) {
            root.problem("disorder", "must have typical-millis at most bound-millis");
        }
    }

    private static boolean silencesAll(Scenario s) {
        return s.partitions() == 1 && !s.faults().silences().isEmpty();
    }

    /** A name inside another product's name would count for both. */
    private static void ownNames(Product product, Map<String, String> owners, Section root) {
        Set<String> names = new HashSet<>(product.hashtags());
        product.aliases().forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
        for (String name : names) {
            for (Map.Entry<String, String> other : owners.entrySet()) {
                boolean apart = other.getValue().equals(product.id());
                if (!apart && (other.getKey().contains(name) || name.contains(other.getKey()))) {
                    root.problem(
                            "products",
                            "use names that hold each other: '" + name + "' of " + product.id() + " and '"
                                    + other.getKey() + "' of " + other.getValue());
                }
            }
        }
        names.forEach(name -> owners.put(name, product.id()));
    }

    private static void required(String key, List<?> values, Section root) {
        if (values.isEmpty()) {
            root.problem(key, "is missing or empty");
        }
    }

    private static void known(String key, String id, Set<String> ids, Section root) {
        if (!ids.contains(id)) {
            root.problem(key, "name an unknown product '" + id + "'");
        }
    }
}
