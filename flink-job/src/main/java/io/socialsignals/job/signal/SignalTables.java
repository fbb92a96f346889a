package io.socialsignals.job.signal;

import io.socialsignals.job.sink.Upsert;

/** Which rows go into the tables of what stands out. Names and types follow the migrations. */
public final class SignalTables {
    public static final Upsert<SignalRow> SIGNALS = Upsert.<SignalRow>into("signals.signals")
            .text("product_id", SignalRow::productId)
            .time("started", SignalRow::started)
            .key()
            .time("peak", SignalRow::peak)
            .time("ended", SignalRow::ended)
            .bool("running", SignalRow::running)
            .text("direction", SignalRow::direction)
            .integer("severity", SignalRow::severity)
            .text("persistence", SignalRow::persistence)
            .text("series", SignalRow::series)
            .text("involved", SignalRow::involved)
            .number("score", SignalRow::score)
            .number("seen", SignalRow::seen)
            .number("expected", SignalRow::expected)
            .integer("hours", SignalRow::hours)
            .text("explanation", SignalRow::explanation)
            .build();

    public static final Upsert<WatchRow> WATCH = Upsert.<WatchRow>into("signals.signal_watch")
            .text("product_id", WatchRow::productId)
            .key()
            .time("since", WatchRow::since)
            .time("learning_until", WatchRow::learningUntil)
            .build();

    /** Newest state of each hashtag. */
    public static final Upsert<TagRow> HASHTAGS = tags(Upsert.<TagRow>into("signals.hashtags")
            .text("tag_name", TagRow::tag)
            .key()
            .time("hour", TagRow::hour));

    /** Hours of hashtags that are worth keeping. */
    public static final Upsert<TagRow> HASHTAG_HOURS = tags(Upsert.<TagRow>into("signals.hashtag_hours")
            .text("tag_name", TagRow::tag)
            .time("hour", TagRow::hour)
            .key());

    public static final Upsert<InfluenceRow> INFLUENCERS = Upsert.<InfluenceRow>into("signals.influencers")
            .text("product_id", InfluenceRow::productId)
            .time("day", InfluenceRow::day)
            .integer("rank", InfluenceRow::rank)
            .key()
            .text("author", InfluenceRow::author)
            .number("score", InfluenceRow::score)
            .number("page_rank", InfluenceRow::pageRank)
            .integer("engaged_reach", InfluenceRow::engagedReach)
            .integer("mentions", InfluenceRow::mentions)
            .integer("replies", InfluenceRow::replies)
            .integer("reposts", InfluenceRow::reposts)
            .build();

    /** Newest state of each phrase. */
    public static final Upsert<TagRow> TERMS = tags(
            Upsert.<TagRow>into("signals.terms").text("term", TagRow::tag).key().time("hour", TagRow::hour));

    /** Hours of phrases that are worth keeping. */
    public static final Upsert<TagRow> TERM_HOURS = tags(Upsert.<TagRow>into("signals.term_hours")
            .text("term", TagRow::tag)
            .time("hour", TagRow::hour)
            .key());

    public static final Upsert<ViralRow> VIRALS = Upsert.<ViralRow>into("signals.viral_posts")
            .text("post_id", ViralRow::postId)
            .key()
            .time("first_echo", ViralRow::firstEcho)
            .time("flagged_at", ViralRow::flaggedAt)
            .bigint("echoes_at_flag", ViralRow::echoesAtFlag)
            .bigint("echoes", ViralRow::echoes)
            .bigint("authors", ViralRow::authors)
            .time("peak", ViralRow::peak)
            .bigint("peak_echoes", ViralRow::peakEchoes)
            .build();

    private SignalTables() {}

    private static Upsert<TagRow> tags(Upsert.Builder<TagRow> table) {
        return table.number("trend_score", TagRow::trendScore)
                .bigint("authors", TagRow::authors)
                .bigint("uses", TagRow::uses)
                .bigint("usage_count_7d", TagRow::usesOfSevenDays)
                .text("phase", TagRow::phase)
                .time("started", TagRow::started)
                .time("peak", TagRow::peak)
                .number("half_life_hours", TagRow::halfLifeHours)
                .number("half_life_low", TagRow::halfLifeLow)
                .number("half_life_high", TagRow::halfLifeHigh)
                .text("longevity", TagRow::longevity)
                .build();
    }
}
