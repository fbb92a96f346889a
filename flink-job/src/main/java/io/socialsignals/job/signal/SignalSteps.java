package io.socialsignals.job.signal;

import io.socialsignals.analytics.influence.Interaction;
import io.socialsignals.analytics.text.SpamRules;
import io.socialsignals.analytics.text.Terms;
import io.socialsignals.events.Post;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.enrich.ScoredPost;
import io.socialsignals.job.ingest.BroadcastUntilEnd;
import io.socialsignals.job.ingest.KeyedUntilEnd;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.ReviewMinute;
import io.socialsignals.job.pane.SocialMinute;
import io.socialsignals.job.pane.TopicHour;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds the steps that tell what stands out.
 *
 * <pre>
 * social_, commerce_, review_, topic_metrics -> take-sums -> watch-products -> signals, signal_watch
 * scored_posts -> take-tag-uses -> score-tags -> hashtags, hashtag_hours   (count-terms tells it since when posts are seen)
 *             |-> take-terms -> count-terms -> score-terms -> terms, term_hours
 *             |-> take-turns -> rank-influencers -> influencers
 *             \-> take-echoes -> flag-viral-posts -> viral_posts
 * </pre>
 */
public final class SignalSteps {
    private SignalSteps() {}

    /**
     * @param topics posts by topic and hour; null in a job without topics
     * @param topicModel lines of the topic model, which names the topics
     */
    public static void define(
            JobConfig.EventTime times,
            SignalSinks sinks,
            DataStream<SocialMinute> social,
            DataStream<CommerceMinute> commerce,
            DataStream<ReviewMinute> reviews,
            DataStream<ScoredPost> posts,
            @Nullable DataStream<TopicHour> topics,
            List<String> topicModel) {
        long grace = times.grace().toMillis();
        var sums = step("take-social-sums", social.map(SignalSteps::sums).returns(ProductMinute.class))
                .union(
                        step(
                                "take-commerce-sums",
                                commerce.map(SignalSteps::sums).returns(ProductMinute.class)),
                        step("take-review-sums", reviews.map(SignalSteps::sums).returns(ProductMinute.class)));
        if (topics != null) {
            sums = sums.union(
                    step("take-topic-sums", topics.map(SignalSteps::sums).returns(ProductMinute.class)));
        }
        var signals = KeyedUntilEnd.step(
                "watch-products",
                sums.keyBy(ProductMinute::productId),
                new WatchProducts(grace, new TopicNames(topicModel)),
                SignalRow.class);
        sinks.signals().accept(signals);
        sinks.watch().accept(signals.getSideOutput(WatchProducts.WATCHED));

        var uses = step(
                "take-tag-uses",
                posts.<TagUse>flatMap((post, out) -> tagUses(post).forEach(out::collect))
                        .returns(TagUse.class));

        var turns = step(
                "take-turns",
                posts.<Turn>flatMap((post, out) -> turns(post).forEach(out::collect))
                        .returns(Turn.class));
        sinks.influencers()
                .accept(KeyedUntilEnd.step(
                        "rank-influencers",
                        turns.keyBy(Turn::productId),
                        new RankInfluencers(grace),
                        InfluenceRow.class));

        var counted = KeyedUntilEnd.step(
                "count-terms",
                step("take-terms", posts.flatMap(SignalSteps::terms).returns(PostTerms.class))
                        .keyBy(PostTerms::productId),
                new CountTerms(grace),
                TermHour.class);
        var tags = BroadcastUntilEnd.step(
                "score-tags",
                uses.keyBy(TagUse::tag),
                counted.getSideOutput(CountTerms.SINCE),
                ScoreTags.SINCE,
                new ScoreTags(grace),
                TagRow.class);
        sinks.hashtags().accept(tags);
        sinks.hashtagHours().accept(step("keep-notable-hours", tags.filter(TagRow::notable)));
        var terms =
                KeyedUntilEnd.step("score-terms", counted.keyBy(TermHour::term), new ScoreTerms(grace), TagRow.class);
        sinks.terms().accept(terms);
        sinks.termHours().accept(step("keep-notable-term-hours", terms.filter(TagRow::notable)));

        var echoes = step("take-echoes", posts.flatMap(SignalSteps::echo).returns(Echo.class));
        sinks.virals()
                .accept(KeyedUntilEnd.step(
                        "flag-viral-posts", echoes.keyBy(Echo::postId), new FlagViralPosts(grace), ViralRow.class));
    }

    private static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> step) {
        return step.uid(id).name(id);
    }

    static ProductMinute sums(SocialMinute row) {
        var counts = row.counts();
        return new ProductMinute(row.productId(), ProductMinute.Kind.SOCIAL, row.platform(), row.minute(), new long[] {
            counts.posts, counts.scored, counts.negative, counts.positive
        });
    }

    static ProductMinute sums(CommerceMinute row) {
        var counts = row.counts();
        return new ProductMinute(
                row.productId(),
                ProductMinute.Kind.COMMERCE,
                row.currency() + "|" + row.region(),
                row.minute(),
                new long[] {counts.views, counts.carts, counts.purchases, counts.returns, counts.revenueMinor});
    }

    static ProductMinute sums(ReviewMinute row) {
        var counts = row.counts();
        return new ProductMinute(row.productId(), ProductMinute.Kind.REVIEW, "", row.minute(), new long[] {
            counts.reviews, counts.starsSum, counts.scored, counts.negative
        });
    }

    static ProductMinute sums(TopicHour row) {
        return new ProductMinute(
                row.productId(), ProductMinute.Kind.TOPIC, Integer.toString(row.topic()), row.hour(), new long[] {
                    row.counts().posts
                });
    }

    /** One use per hashtag, however often it stands in the post; none of a post that is spam by its text. */
    static List<TagUse> tagUses(ScoredPost scored) {
        Post post = scored.post();
        List<TagUse> uses = new ArrayList<>();
        if (!post.hashtags().isEmpty() && SpamRules.ofText(post.text()) == null) {
            for (String tag : new TreeSet<>(post.hashtags())) {
                uses.add(new TagUse(tag, post.authorId(), post.at()));
            }
        }
        return uses;
    }

    /** The phrases of a post's own words; none of a repost, nor of a post that is spam by its text. */
    static void terms(ScoredPost scored, Collector<PostTerms> out) {
        Post post = scored.post();
        if (post.repostOf() == null && SpamRules.ofText(post.text()) == null) {
            List<String> terms = Terms.pairs(post.text());
            if (!terms.isEmpty()) {
                out.collect(new PostTerms(scored.products().get(0), post.authorId(), post.at(), terms));
            }
        }
    }

    /** Whose post it repeats or answers. */
    static void echo(ScoredPost scored, Collector<Echo> out) {
        Post post = scored.post();
        String source = post.repostOf() == null ? post.replyTo() : post.repostOf();
        if (source != null) {
            out.collect(new Echo(source, post.authorId(), post.at()));
        }
    }

    /** Whom the post turns to, for each of its products and for all together. */
    static List<Turn> turns(ScoredPost scored) {
        Post post = scored.post();
        List<Turn> turns = new ArrayList<>();
        for (String mentioned : new TreeSet<>(post.mentions())) {
            add(turns, scored, mentioned, Interaction.Kind.MENTION);
        }
        String source = post.sourceAuthorId();
        if (source != null) {
            add(turns, scored, source, post.repostOf() == null ? Interaction.Kind.REPLY : Interaction.Kind.REPOST);
        }
        return turns;
    }

    private static void add(List<Turn> turns, ScoredPost scored, String to, Interaction.Kind kind) {
        Post post = scored.post();
        turns.add(new Turn("", post.authorId(), to, kind, post.at()));
        for (String product : scored.products()) {
            turns.add(new Turn(product, post.authorId(), to, kind, post.at()));
        }
    }
}
