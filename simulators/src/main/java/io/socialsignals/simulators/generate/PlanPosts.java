package io.socialsignals.simulators.generate;

import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Scenario.Viral;
import io.socialsignals.simulators.text.Writer;
import io.socialsignals.simulators.text.Written;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Posts of a minute, with all that follows from them: reposts, replies, snapshots of their counters. */
final class PlanPosts {
    private static final long STREAM = 10_000_000;
    private static final long VIRAL_STREAM = 20_000_000;
    private static final double REPLY_SHARE = 0.04;
    private static final double CAMPAIGN_SHARE = 0.3;
    private static final String[] CONTENT = {"text", "text", "image", "video", "link"};

    private final Clockwork clock;
    private final Scenario scenario;
    private final Crowd crowd;
    private final Writer writer;
    private final PlanEngagement engagement;
    private final double irrelevantPerPost;

    PlanPosts(Clockwork clock) {
        this.clock = clock;
        this.scenario = clock.scenario;
        this.crowd = new Crowd(scenario.authors());
        this.writer = new Writer(scenario.texts());
        this.engagement = new PlanEngagement(clock);
        double share = Math.min(0.95, scenario.texts().irrelevant());
        this.irrelevantPerPost = share / (1 - share);
    }

    void minute(int minute, HourPlan[] plans, Consumer<Planned> out) {
        double posts = 0;
        for (int i = 0; i < plans.length; i++) {
            posts += plans[i].posts();
            Dice dice = Dice.of(scenario.seed(), STREAM + i, minute);
            int count = dice.poisson(plans[i].posts() / 60);
            for (int k = 0; k < count; k++) {
                about(i, plans[i], id(minute, i, k), clock.within(minute, dice), dice, out);
            }
        }
        Dice dice = Dice.of(scenario.seed(), STREAM + plans.length, minute);
        int count = dice.poisson(posts * irrelevantPerPost / 60);
        for (int k = 0; k < count; k++) {
            String id = id(minute, plans.length, k);
            publish(id, clock.within(minute, dice), crowd.anyone(dice), writer.irrelevant(dice), null, null, dice, out);
        }
        for (int v = 0; v < scenario.virals().size(); v++) {
            if (minute == scenario.virals().get(v).atHour() * 60) {
                viral(v, minute, out);
            }
        }
    }

    private static String id(int minute, int stream, int k) {
        return "p" + Integer.toString(minute, 36) + "." + Integer.toString(stream, 36) + "." + k;
    }

    private void about(int product, HourPlan plan, String id, long at, Dice dice, Consumer<Planned> out) {
        Line line = scenario.products().get(product);
        String tag = plan.tag() != null && dice.chance(plan.tagged() / plan.posts()) ? plan.tag() : null;
        Written text = writer.post(dice, line.product(), Tone.draw(plan.tone(), dice), tag, plan.talk());
        int author = crowd.anyone(dice);
        String campaign = plan.promotion() != null && dice.chance(CAMPAIGN_SHARE)
                ? plan.promotion().name()
                : null;
        Post post = publish(id, at, author, text, campaign, null, dice, out);
        if (dice.chance(
                author < scenario.authors().hubs() ? 0.6 : scenario.authors().repostShare())) {
            int times = author < scenario.authors().hubs() ? dice.poisson(3) : 1;
            for (int r = 0; r < times; r++) {
                repeat(post, text, id + ".r" + r, (long) dice.exponential(2 * Clockwork.HOUR), dice, out);
            }
        }
        if (dice.chance(REPLY_SHARE)) {
            long then = at + Clockwork.MINUTE + (long) dice.exponential(Clockwork.HOUR);
            Written answer = writer.post(dice, line.product(), Tone.draw(plan.tone(), dice), null, plan.talk());
            publish(id + ".a", then, crowd.anyone(dice), answer, null, new Source(post, false), dice, out);
        }
    }

    private void viral(int which, int minute, Consumer<Planned> out) {
        Viral viral = scenario.virals().get(which);
        Dice dice = Dice.of(scenario.seed(), VIRAL_STREAM, which);
        Line line = scenario.products().stream()
                .filter(l -> l.product().id().equals(viral.product()))
                .findFirst()
                .orElseThrow();
        Written text = writer.post(dice, line.product(), 1, null, null);
        int hub = crowd.hub(dice);
        String id = "v" + which + "." + Integer.toString(minute, 36);
        Post post = publish(id, clock.within(minute, dice), hub, text, null, null, dice, out);
        double mean = viral.halfLifeHours() * Clockwork.HOUR / StrictMath.log(2);
        for (int r = 0; r < viral.reposts(); r++) {
            repeat(post, text, id + ".r" + r, (long) dice.exponential(mean), dice, out);
        }
    }

    private void repeat(Post source, Written text, String id, long after, Dice dice, Consumer<Planned> out) {
        Written words = writer.repost(text, source.authorId());
        long at = source.at() + Clockwork.MINUTE + after;
        publish(id, at, crowd.anyone(dice), words, source.campaign(), new Source(source, true), dice, out);
    }

    private Post publish(
            String id,
            long at,
            int author,
            Written text,
            @Nullable String campaign,
            @Nullable Source source,
            Dice dice,
            Consumer<Planned> out) {
        String platform = source == null
                ? Clockwork.choose(scenario.platforms(), dice)
                : source.post().platform();
        String words = text.text();
        List<String> mentions = List.of();
        if (source != null) {
            mentions = List.of(source.post().authorId());
        } else if (dice.chance(scenario.authors().mentionShare())) {
            String hub = crowd.id(crowd.hub(dice));
            mentions = List.of(hub);
            words = words + " @" + hub;
        }
        long followers = crowd.followers(author, clock.hourOf(at));
        Post post = new Post(
                id,
                at,
                platform,
                crowd.id(author),
                followers,
                words,
                text.language(),
                text.hashtags(),
                mentions,
                source != null && !source.repost() ? source.post().id() : null,
                source != null && source.repost() ? source.post().id() : null,
                source == null ? null : source.post().authorId(),
                campaign == null ? null : "https://shop.example/" + campaign + "?utm_campaign=" + campaign,
                campaign,
                dice.pick(CONTENT));
        long arrival = clock.arrival(at, dice);
        out.accept(new Planned(arrival, Topics.POSTS, post, text.label(), null));
        if (source == null || !source.repost()) {
            engagement.of(post, arrival, text.label().tone(), dice, out);
        }
        return post;
    }

    private record Source(Post post, boolean repost) {}
}
