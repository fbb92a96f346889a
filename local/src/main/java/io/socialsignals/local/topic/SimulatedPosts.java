package io.socialsignals.local.topic;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Subject;
import io.socialsignals.simulators.text.TextLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Relevant posts of a simulation with what they are truly about.
 *
 * @param texts in the order of their arrival
 * @param subjects of each the subject it was written about, empty where it was written about none
 * @param names words by which the scenario's products are named: they tell the product, not the topic
 */
public record SimulatedPosts(List<String> texts, List<String> subjects, Set<String> names) {

    /** @param most how many posts are taken */
    public static SimulatedPosts of(Scenario scenario, int most) {
        List<Product> catalogue =
                scenario.products().stream().map(Line::product).toList();
        ProductMatcher matcher = new ProductMatcher(catalogue);
        List<String> texts = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        Simulation simulation = Simulation.of(scenario);
        while (simulation.hasNext() && texts.size() < most) {
            SimRecord record = simulation.next();
            TextLabel label = record.label();
            if (record.fault() == null
                    && label != null
                    && record.event() instanceof Post post
                    && !matcher.match(post.text(), post.hashtags()).isEmpty()) {
                Subject subject = label.subject();
                texts.add(post.text().replace('\n', ' '));
                subjects.add(subject == null ? "" : subject.key());
            }
        }
        return new SimulatedPosts(texts, subjects, names(catalogue));
    }

    private static Set<String> names(List<Product> catalogue) {
        Set<String> names = new TreeSet<>();
        for (Product product : catalogue) {
            names.add(product.name());
            names.add(product.brand());
            names.addAll(product.aliases());
            names.addAll(product.hashtags());
        }
        return names;
    }
}
