package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.Post;
import io.socialsignals.simulators.generate.Rates;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the truth file: the planted effects, promotions, incidents, viral posts, bursts, hubs and best slot with their
 * times, the latent drivers hour by hour, and what was counted of the records that it saw: faults by kind, order of
 * arrival, records of silent partitions and hot keys, texts by kind and tone, and which posts were written about which
 * subject. Written when it is closed.
 */
public final class Truth implements Consumer<SimRecord>, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long HOUR = 3_600_000;

    private final Path file;
    private final Scenario scenario;
    private final Map<String, Long> faults = new TreeMap<>();
    private final Map<String, Long> texts = new TreeMap<>();
    /** Ids of the posts that were written about one thing, by its name. */
    private final Map<String, List<String>> subjects = new TreeMap<>();

    private final Arrivals arrivals;
    private long records;

    public Truth(Path file, Scenario scenario) {
        this.file = file;
        this.scenario = scenario;
        this.arrivals = new Arrivals(scenario);
    }

    @Override
    public void accept(SimRecord record) {
        records++;
        arrivals.add(record);
        Fault fault = record.fault();
        if (fault != null) {
            faults.merge(fault.key(), 1L, Long::sum);
        } else if (record.label() != null) {
            String kind = record.label().kind()
                    + (record.label().tone() > 0 ? "+" : record.label().tone() < 0 ? "-" : "0");
            texts.merge(kind, 1L, Long::sum);
            Subject subject = record.label().subject();
            if (subject != null && record.event() instanceof Post post) {
                subjects.computeIfAbsent(subject.key(), key -> new ArrayList<>())
                        .add(post.id());
            }
        }
    }

    @Override
    public void close() {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            try (JsonGenerator out = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
                out.useDefaultPrettyPrinter();
                write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the truth to " + file, e);
        }
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("scenario", scenario.name());
        out.writeNumberField("seed", scenario.seed());
        out.writeStringField("start", scenario.start().toString());
        out.writeNumberField("days", scenario.days());
        out.writeNumberField("records", records);
        products(out);
        confounders(out);
        happenings(out);
        counts(out, "faults", faults);
        counts(out, "arrivals", arrivals.order());
        partitionsAndKeys(out);
        counts(out, "texts", texts);
        out.writeObjectFieldStart("subjects");
        for (Map.Entry<String, List<String>> subject : subjects.entrySet()) {
            out.writeArrayFieldStart(subject.getKey());
            for (String post : subject.getValue()) {
                out.writeString(post);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
        drivers(out);
        out.writeEndObject();
    }

    private void products(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("products");
        for (Line line : scenario.products()) {
            EffectKind kind = line.effect().kind();
            out.writeStartObject();
            out.writeStringField("product", line.product().id());
            out.writeStringField(
                    "effect",
                    kind == EffectKind.SOCIAL_LEADS
                            ? "social leads sales"
                            : kind == EffectKind.SALES_LEAD ? "sales lead social" : "none");
            // Positive where social leads sales, as everywhere in the product.
            int lag = line.effect().lagHours();
            out.writeNumberField("lag_hours", kind == EffectKind.SALES_LEAD ? -lag : lag);
            out.writeNumberField("beta", line.effect().beta());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void confounders(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("promotions");
        for (Scenario.Promotion p : scenario.promotions()) {
            out.writeStartObject();
            out.writeStringField("campaign", p.name());
            out.writeArrayFieldStart("products");
            for (String product : p.products()) {
                out.writeString(product);
            }
            out.writeEndArray();
            during(out, p.fromHour(), p.hours());
            out.writeNumberField("posts_factor", p.posts());
            out.writeNumberField("sales_factor", p.sales());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeObjectFieldStart("season");
        out.writeNumberField("daily", scenario.season().daily());
        out.writeNumberField("peak_hour", scenario.season().peakHour());
        out.writeNumberField("weekly", scenario.season().weekly());
        out.writeNumberField("peak_day", scenario.season().peakDay());
        out.writeEndObject();
    }

    private void happenings(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("incidents");
        for (Scenario.Incident i : scenario.incidents()) {
            out.writeStartObject();
            out.writeStringField("product", i.product());
            during(out, i.fromHour(), i.hours());
            out.writeNumberField("tone_log_odds", -i.size());
            out.writeNumberField("posts_factor", i.posts());
            if (i.subject() != null) {
                out.writeStringField("subject", i.subject().key());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("virals");
        for (int v = 0; v < scenario.virals().size(); v++) {
            Scenario.Viral viral = scenario.virals().get(v);
            out.writeStartObject();
            out.writeStringField("product", viral.product());
            out.writeStringField("post", "v" + v + "." + Integer.toString(viral.atHour() * 60, 36));
            out.writeStringField("at", time(viral.atHour()));
            out.writeNumberField("reposts", viral.reposts());
            out.writeNumberField("half_life_hours", viral.halfLifeHours());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("bursts");
        for (Scenario.Burst b : scenario.bursts()) {
            out.writeStartObject();
            out.writeStringField("hashtag", b.tag());
            out.writeStringField("product", b.product());
            out.writeStringField("at", time(b.atHour()));
            out.writeNumberField("peak_posts_per_hour", b.peakPerHour());
            out.writeNumberField("half_life_hours", b.halfLifeHours());
            out.writeNumberField("returns_at_peak", b.returnsAtPeak());
            out.writeNumberField("returns_otherwise", scenario.sessions().returns());
            out.writeEndObject();
        }
        out.writeEndArray();
        Scenario.BestSlot slot = scenario.bestSlot();
        if (slot != null) {
            out.writeObjectFieldStart("best_slot");
            out.writeStringField("platform", slot.platform());
            out.writeNumberField("hour", slot.hour());
            out.writeNumberField("engagement_factor", slot.lift());
            out.writeEndObject();
        }
        out.writeArrayFieldStart("hubs");
        for (int i = 0; i < scenario.authors().hubs(); i++) {
            out.writeString("a" + Integer.toString(i, 36));
        }
        out.writeEndArray();
    }

    private void partitionsAndKeys(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("silences");
        for (Scenario.Silence silence : scenario.faults().silences()) {
            out.writeStartObject();
            out.writeStringField("topic", silence.topic());
            out.writeNumberField("partition", silence.partition());
            during(out, silence.fromHour(), silence.hours());
            out.writeNumberField("records_rerouted", arrivals.rerouted(silence));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("hot_keys");
        for (Scenario.HotKey hot : scenario.faults().hotKeys()) {
            out.writeStartObject();
            out.writeStringField("product", hot.product());
            during(out, hot.fromHour(), hot.hours());
            out.writeNumberField("views_factor", hot.factor());
            out.writeNumberField("views", arrivals.views(hot));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void drivers(JsonGenerator out) throws IOException {
        Rates rates = new Rates(scenario);
        out.writeNumberField("tone_log_odds_per_driver", Rates.TONE_GAIN);
        out.writeNumberField("log_posts_per_driver", Rates.VOLUME_GAIN);
        out.writeObjectFieldStart("drivers");
        for (int i = 0; i < scenario.products().size(); i++) {
            out.writeObjectFieldStart(scenario.products().get(i).product().id());
            out.writeArrayFieldStart("tone");
            for (int hour = 0; hour < scenario.days() * 24; hour++) {
                out.writeNumber(rounded(rates.socialDriver(i, hour)));
            }
            out.writeEndArray();
            out.writeArrayFieldStart("purchases");
            for (int hour = 0; hour < scenario.days() * 24; hour++) {
                out.writeNumber(rounded(rates.salesDriver(i, hour)));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void counts(JsonGenerator out, String name, Map<String, Long> counts) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            out.writeNumberField(count.getKey(), count.getValue());
        }
        out.writeEndObject();
    }

    private void during(JsonGenerator out, int fromHour, int hours) throws IOException {
        out.writeStringField("from", time(fromHour));
        out.writeStringField("to", time(fromHour + hours));
    }

    private String time(int hour) {
        return scenario.start().plusMillis(hour * HOUR).toString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
