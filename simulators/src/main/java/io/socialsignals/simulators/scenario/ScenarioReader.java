package io.socialsignals.simulators.scenario;

import io.socialsignals.events.Product;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.scenario.Scenario.Authors;
import io.socialsignals.simulators.scenario.Scenario.BestSlot;
import io.socialsignals.simulators.scenario.Scenario.Burst;
import io.socialsignals.simulators.scenario.Scenario.Disorder;
import io.socialsignals.simulators.scenario.Scenario.Effect;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.Scenario.Engagement;
import io.socialsignals.simulators.scenario.Scenario.Faults;
import io.socialsignals.simulators.scenario.Scenario.HotKey;
import io.socialsignals.simulators.scenario.Scenario.Incident;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Scenario.Promotion;
import io.socialsignals.simulators.scenario.Scenario.Region;
import io.socialsignals.simulators.scenario.Scenario.Search;
import io.socialsignals.simulators.scenario.Scenario.Season;
import io.socialsignals.simulators.scenario.Scenario.Sessions;
import io.socialsignals.simulators.scenario.Scenario.Silence;
import io.socialsignals.simulators.scenario.Scenario.Texts;
import io.socialsignals.simulators.scenario.Scenario.Viral;
import io.socialsignals.simulators.scenario.Scenario.Weighted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads scenario files. Keys, ranges and defaults: {@code docs/simulators.md}. */
public final class ScenarioReader {
    private static final int MOST_HOURS = 24 * 3650;
    private static final int MOST = 1_000_000;

    private ScenarioReader() {}

    /** Names of the scenarios that come with the program. */
    public static List<String> builtIn() {
        return List.of("demo", "faults-1m", "tiny", "bench", "replay");
    }

    /**
     * Reads a built-in scenario by its name, or a file by its path.
     *
     * @throws ScenarioException with every problem at once
     */
    public static Scenario open(String nameOrPath) {
        return builtIn().contains(nameOrPath) ? builtIn(nameOrPath) : read(Path.of(nameOrPath));
    }

    /** Reads one of {@link #builtIn()}. */
    public static Scenario builtIn(String name) {
        try (InputStream in =
                ScenarioReader.class.getResourceAsStream("/io/socialsignals/simulators/scenarios/" + name + ".yaml")) {
            if (in == null) {
                throw new ScenarioException(name, List.of("no such scenario; built in are " + builtIn()));
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file. */
    public static Scenario read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ScenarioException(
                    file.toString(), List.of("cannot be read; a scenario is a YAML file or one of " + builtIn()));
        }
    }

    /** Reads the text of a scenario; {@code source} is named in the error. */
    public static Scenario parse(String source, String yaml) {
        List<String> problems = new ArrayList<>();
        Section root = new Section("", YamlTree.parse(yaml, problems), problems);
        if (!problems.isEmpty()) {
            throw new ScenarioException(source, problems);
        }
        Scenario scenario = scenario(root);
        root.finish();
        ScenarioCheck.crossReferences(scenario, root);
        if (!problems.isEmpty()) {
            throw new ScenarioException(source, problems);
        }
        return scenario;
    }

    private static Scenario scenario(Section s) {
        return new Scenario(
                s.text("name"),
                (long) s.number("seed", 0, 9e15, 1),
                s.hour("start"),
                s.whole("days", 1, 3650, 1),
                s.whole("partitions", 1, 256, 4),
                s.section("disorder", ScenarioReader::disorder),
                s.section("season", ScenarioReader::season),
                s.sections("platforms", p -> new Weighted(p.text("name"), p.number("weight", 0, MOST, 1))),
                s.sections("regions", ScenarioReader::region),
                s.section("authors", ScenarioReader::authors),
                s.section("texts", ScenarioReader::texts),
                s.section("sessions", ScenarioReader::sessions),
                s.section(
                        "engagement",
                        e -> new Engagement(e.whole("snapshots", 0, 20, 3), e.whole("life-hours", 1, 500, 36))),
                s.section("search", e -> new Search(e.whole("every-minutes", 1, 1440, 60), e.texts("regions"))),
                s.sections("products", ScenarioReader::product),
                s.sections("promotions", ScenarioReader::promotion),
                s.sections("incidents", ScenarioReader::incident),
                s.sections("virals", ScenarioReader::viral),
                s.sections("bursts", ScenarioReader::burst),
                s.has("best-slot") ? s.section("best-slot", ScenarioReader::slot) : null,
                s.section("faults", ScenarioReader::faults));
    }

    private static Disorder disorder(Section s) {
        return new Disorder(
                s.whole("typical-millis", 0, 600_000, 500),
                s.whole("bound-millis", 0, 600_000, 8_000),
                s.share("tardy-share", 0),
                s.whole("tardy-max-minutes", 1, 600, 45));
    }

    private static Season season(Section s) {
        return new Season(
                s.number("daily", 0, 0.95, 0.4),
                s.whole("peak-hour", 0, 23, 19),
                s.number("weekly", 0, 0.95, 0.15),
                s.whole("peak-day", 1, 7, 6));
    }

    private static Region region(Section s) {
        return new Region(
                s.optional("code"), s.text("currency"), s.number("rate", 1e-6, 1e6, 1), s.number("weight", 0, MOST, 1));
    }

    private static Authors authors(Section s) {
        return new Authors(
                s.whole("count", 10, 10_000_000, 5_000),
                s.whole("hubs", 1, 100, 8),
                s.share("mention-share", 0.15),
                s.share("repost-share", 0.08));
    }

    private static Texts texts(Section s) {
        return new Texts(
                s.share("irrelevant", 0.1),
                s.share("spam", 0.03),
                s.share("near-duplicate", 0.02),
                s.share("other-language", 0.06),
                s.share("undeclared", 0.08),
                s.share("no-content", 0.005),
                s.share("sarcasm", 0.03),
                s.share("negation", 0.1),
                s.share("slang", 0.2),
                s.share("question", 0.08),
                s.share("subject", 0));
    }

    private static Sessions sessions(Section s) {
        return new Sessions(
                s.whole("users", 1, 100_000_000, 20_000),
                s.share("cart", 0.25),
                s.share("purchase", 0.5),
                s.share("returns", 0.06),
                s.share("review", 0.12),
                s.share("survey", 0.3),
                s.whole("return-from-hours", 1, 2000, 24),
                s.whole("return-to-hours", 1, 2000, 120),
                s.whole("review-from-hours", 1, 2000, 12),
                s.whole("review-to-hours", 1, 2000, 96),
                s.optional("coupon"),
                s.share("coupon-share", 0.06));
    }

    private static Line product(Section s) {
        String id = s.text("id");
        Product product = new Product(
                id,
                s.text("name"),
                s.text("brand"),
                s.text("category"),
                s.texts("aliases"),
                s.texts("hashtags"),
                (long) s.number("price", 1, 1e9, 1_000),
                s.text("currency"));
        return new Line(
                product,
                s.number("posts", 0, MOST, 5),
                s.number("views", 0, MOST, 50),
                s.number("quality", -3, 3, 0),
                s.section("effect", ScenarioReader::effect));
    }

    private static Effect effect(Section s) {
        String kind = s.optional("kind");
        int lag = s.whole("lag-hours", 0, 168, 0);
        double beta = s.number("beta", -3, 3, 0);
        if (kind == null) {
            return new Effect(EffectKind.NONE, lag, beta);
        }
        try {
            return new Effect(EffectKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')), lag, beta);
        } catch (IllegalArgumentException e) {
            s.problem("kind", "must be social-leads, sales-lead or none, not '" + kind + "'");
            return new Effect(EffectKind.NONE, lag, beta);
        }
    }

    private static Promotion promotion(Section s) {
        return new Promotion(
                s.text("name"),
                s.texts("products"),
                s.whole("from-hour", 0, MOST_HOURS, 0),
                s.whole("hours", 1, MOST_HOURS, 24),
                s.number("posts", 0, 100, 1.5),
                s.number("sales", 0, 100, 2),
                (long) s.number("cost-per-hour", 0, 1e12, 0),
                s.optional("coupon"),
                s.share("discount", 0));
    }

    private static Incident incident(Section s) {
        return new Incident(
                s.text("product"),
                s.whole("from-hour", 0, MOST_HOURS, 0),
                s.whole("hours", 1, MOST_HOURS, 6),
                s.number("size", 0, 10, 3),
                s.number("posts", 0, 100, 3),
                subject(s));
    }

    private static @Nullable Subject subject(Section s) {
        String key = s.optional("subject");
        Subject subject = key == null ? null : Subject.of(key);
        if (key != null && subject == null) {
            s.problem(
                    "subject",
                    "must be one of "
                            + Arrays.stream(Subject.values()).map(Subject::key).toList() + ", not '" + key + "'");
        }
        return subject;
    }

    private static Viral viral(Section s) {
        return new Viral(
                s.text("product"),
                s.whole("at-hour", 0, MOST_HOURS, 0),
                s.whole("reposts", 0, MOST, 200),
                s.number("half-life-hours", 0.1, 240, 4));
    }

    private static Burst burst(Section s) {
        return new Burst(
                s.text("tag"),
                s.text("product"),
                s.whole("at-hour", 0, MOST_HOURS, 0),
                s.number("peak-per-hour", 0, MOST, 50),
                s.number("half-life-hours", 0.1, 500, 6),
                s.number("sales", 0, 100, 1.3),
                s.share("returns-at-peak", 0.2));
    }

    private static BestSlot slot(Section s) {
        return new BestSlot(s.text("platform"), s.whole("hour", 0, 23, 18), s.number("lift", 0, 100, 2));
    }

    private static Faults faults(Section s) {
        Map<Fault, Double> shares = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            shares.put(fault, s.share(fault.key(), 0));
        }
        List<Silence> silences = s.sections(
                "silences",
                x -> new Silence(
                        x.text("topic"),
                        x.whole("partition", 0, 255, 0),
                        x.whole("from-hour", 0, MOST_HOURS, 0),
                        x.whole("hours", 1, MOST_HOURS, 4)));
        List<HotKey> hotKeys = s.sections(
                "hot-keys",
                x -> new HotKey(
                        x.text("product"),
                        x.whole("from-hour", 0, MOST_HOURS, 0),
                        x.whole("hours", 1, MOST_HOURS, 4),
                        x.number("factor", 1, 1000, 10)));
        for (Silence silence : silences) {
            if (!Topics.INPUTS.contains(silence.topic())) {
                s.problem("silences", "name an unknown topic '" + silence.topic() + "'");
            }
        }
        return new Faults(shares, silences, hotKeys);
    }
}
