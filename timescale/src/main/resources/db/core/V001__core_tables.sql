-- The job's tables. Every primary key holds the row's time, so that the same table can become a hypertable.
-- No CHECK constraints on measures: what may enter is decided where records are decoded; a sink must not stop the job.

CREATE SCHEMA IF NOT EXISTS signals;
COMMENT ON SCHEMA signals IS 'Tables that the job writes. Read them through schema report.';
CREATE SCHEMA IF NOT EXISTS report;
COMMENT ON SCHEMA report IS 'Views for readers. Names and columns are the same on PostgreSQL and on TimescaleDB.';

CREATE TABLE signals.social_metrics (
    product_id         text        NOT NULL,
    platform           text        NOT NULL,
    minute             timestamptz NOT NULL,
    posts              bigint      NOT NULL DEFAULT 0,
    scored             bigint      NOT NULL DEFAULT 0,
    positive           bigint      NOT NULL DEFAULT 0,
    neutral            bigint      NOT NULL DEFAULT 0,
    negative           bigint      NOT NULL DEFAULT 0,
    polarity_micro     bigint      NOT NULL DEFAULT 0,
    subjectivity_micro bigint      NOT NULL DEFAULT 0,
    reposts            bigint      NOT NULL DEFAULT 0,
    followers          bigint      NOT NULL DEFAULT 0,
    likes              bigint      NOT NULL DEFAULT 0,
    comments           bigint      NOT NULL DEFAULT 0,
    shares             bigint      NOT NULL DEFAULT 0,
    saves              bigint      NOT NULL DEFAULT 0,
    clicks             bigint      NOT NULL DEFAULT 0,
    profile_visits     bigint      NOT NULL DEFAULT 0,
    reach              bigint      NOT NULL DEFAULT 0,
    impressions        bigint      NOT NULL DEFAULT 0,
    revision           integer     NOT NULL DEFAULT 0,
    late_events        integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, platform, minute)
);
CREATE INDEX social_metrics_minute ON signals.social_metrics (minute);
COMMENT ON TABLE signals.social_metrics IS 'What was said about a product on a platform in one minute.';
COMMENT ON COLUMN signals.social_metrics.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.social_metrics.platform IS 'Platform, lower case: x, reddit, instagram, tiktok, facebook or another.';
COMMENT ON COLUMN signals.social_metrics.minute IS 'Start of the minute in which the posts were created or the engagement was measured.';
COMMENT ON COLUMN signals.social_metrics.posts IS 'Relevant posts.';
COMMENT ON COLUMN signals.social_metrics.scored IS 'Posts that got a sentiment; divide the sums of scores by this.';
COMMENT ON COLUMN signals.social_metrics.positive IS 'Posts with label positive.';
COMMENT ON COLUMN signals.social_metrics.neutral IS 'Posts with label neutral.';
COMMENT ON COLUMN signals.social_metrics.negative IS 'Posts with label negative.';
COMMENT ON COLUMN signals.social_metrics.polarity_micro IS 'Sum of polarity over scored posts, in millionths; one post adds -1000000 to 1000000.';
COMMENT ON COLUMN signals.social_metrics.subjectivity_micro IS 'Sum of subjectivity over scored posts, in millionths; one post adds 0 to 1000000.';
COMMENT ON COLUMN signals.social_metrics.reposts IS 'Posts that repeat another post; they are counted in posts too.';
COMMENT ON COLUMN signals.social_metrics.followers IS 'Sum of the authors'' followers over posts.';
COMMENT ON COLUMN signals.social_metrics.likes IS 'Likes gained.';
COMMENT ON COLUMN signals.social_metrics.comments IS 'Comments gained.';
COMMENT ON COLUMN signals.social_metrics.shares IS 'Shares gained.';
COMMENT ON COLUMN signals.social_metrics.saves IS 'Saves gained.';
COMMENT ON COLUMN signals.social_metrics.clicks IS 'Clicks gained.';
COMMENT ON COLUMN signals.social_metrics.profile_visits IS 'Visits of the author''s profile gained.';
COMMENT ON COLUMN signals.social_metrics.reach IS 'People reached, gained; 0 where the platform does not tell.';
COMMENT ON COLUMN signals.social_metrics.impressions IS 'Times shown, gained; 0 where the platform does not tell.';
COMMENT ON COLUMN signals.social_metrics.revision IS 'Corrections of the row after it was first due. Depends on arrival.';
COMMENT ON COLUMN signals.social_metrics.late_events IS 'Events that came after their minute was first due. Depends on arrival.';

CREATE TABLE signals.commerce_metrics (
    product_id     text        NOT NULL,
    region         text        NOT NULL,
    currency       text        NOT NULL,
    minute         timestamptz NOT NULL,
    views          bigint      NOT NULL DEFAULT 0,
    carts          bigint      NOT NULL DEFAULT 0,
    purchases      bigint      NOT NULL DEFAULT 0,
    units          bigint      NOT NULL DEFAULT 0,
    revenue_minor  bigint      NOT NULL DEFAULT 0,
    returns        bigint      NOT NULL DEFAULT 0,
    returned_units bigint      NOT NULL DEFAULT 0,
    refund_minor   bigint      NOT NULL DEFAULT 0,
    revision       integer     NOT NULL DEFAULT 0,
    late_events    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, region, currency, minute)
);
CREATE INDEX commerce_metrics_minute ON signals.commerce_metrics (minute);
COMMENT ON TABLE signals.commerce_metrics IS 'What was done with a product in a region and currency in one minute.';
COMMENT ON COLUMN signals.commerce_metrics.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.commerce_metrics.region IS 'Region of the event; empty where unknown.';
COMMENT ON COLUMN signals.commerce_metrics.currency IS 'ISO 4217 code of the amounts.';
COMMENT ON COLUMN signals.commerce_metrics.minute IS 'Start of the minute in which the events occurred.';
COMMENT ON COLUMN signals.commerce_metrics.views IS 'Product views.';
COMMENT ON COLUMN signals.commerce_metrics.carts IS 'Times put in a cart.';
COMMENT ON COLUMN signals.commerce_metrics.purchases IS 'Purchases.';
COMMENT ON COLUMN signals.commerce_metrics.units IS 'Units purchased.';
COMMENT ON COLUMN signals.commerce_metrics.revenue_minor IS 'Gross revenue, minor units of currency.';
COMMENT ON COLUMN signals.commerce_metrics.returns IS 'Returns.';
COMMENT ON COLUMN signals.commerce_metrics.returned_units IS 'Units returned.';
COMMENT ON COLUMN signals.commerce_metrics.refund_minor IS 'Amount given back for returns, minor units of currency.';
COMMENT ON COLUMN signals.commerce_metrics.revision IS 'Corrections of the row after it was first due. Depends on arrival.';
COMMENT ON COLUMN signals.commerce_metrics.late_events IS 'Events that came after their minute was first due. Depends on arrival.';

CREATE TABLE signals.review_metrics (
    product_id     text        NOT NULL,
    minute         timestamptz NOT NULL,
    reviews        bigint      NOT NULL DEFAULT 0,
    surveys        bigint      NOT NULL DEFAULT 0,
    stars_sum      bigint      NOT NULL DEFAULT 0,
    scored         bigint      NOT NULL DEFAULT 0,
    positive       bigint      NOT NULL DEFAULT 0,
    neutral        bigint      NOT NULL DEFAULT 0,
    negative       bigint      NOT NULL DEFAULT 0,
    polarity_micro bigint      NOT NULL DEFAULT 0,
    disagreements  bigint      NOT NULL DEFAULT 0,
    revision       integer     NOT NULL DEFAULT 0,
    late_events    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, minute)
);
CREATE INDEX review_metrics_minute ON signals.review_metrics (minute);
COMMENT ON TABLE signals.review_metrics IS 'Reviews and survey answers about a product in one minute.';
COMMENT ON COLUMN signals.review_metrics.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.review_metrics.minute IS 'Start of the minute in which they were written.';
COMMENT ON COLUMN signals.review_metrics.reviews IS 'Reviews and survey answers together.';
COMMENT ON COLUMN signals.review_metrics.surveys IS 'Survey answers among them.';
COMMENT ON COLUMN signals.review_metrics.stars_sum IS 'Sum of stars (1 to 5 each) over reviews and survey answers.';
COMMENT ON COLUMN signals.review_metrics.scored IS 'Texts that got a sentiment; divide polarity_micro by this.';
COMMENT ON COLUMN signals.review_metrics.positive IS 'Texts with label positive.';
COMMENT ON COLUMN signals.review_metrics.neutral IS 'Texts with label neutral.';
COMMENT ON COLUMN signals.review_metrics.negative IS 'Texts with label negative.';
COMMENT ON COLUMN signals.review_metrics.polarity_micro IS 'Sum of polarity over scored texts, in millionths; one text adds -1000000 to 1000000.';
COMMENT ON COLUMN signals.review_metrics.disagreements IS 'Texts whose sentiment contradicts their stars.';
COMMENT ON COLUMN signals.review_metrics.revision IS 'Corrections of the row after it was first due. Depends on arrival.';
COMMENT ON COLUMN signals.review_metrics.late_events IS 'Events that came after their minute was first due. Depends on arrival.';

CREATE TABLE signals.search_interest (
    term           text        NOT NULL,
    region         text        NOT NULL,
    minute         timestamptz NOT NULL,
    value          integer     NOT NULL,
    bucket_seconds integer     NOT NULL,
    PRIMARY KEY (term, region, minute)
);
CREATE INDEX search_interest_minute ON signals.search_interest (minute);
COMMENT ON TABLE signals.search_interest IS 'How much a term was searched for.';
COMMENT ON COLUMN signals.search_interest.term IS 'Search term.';
COMMENT ON COLUMN signals.search_interest.region IS 'Two-letter country code, or world.';
COMMENT ON COLUMN signals.search_interest.minute IS 'Start of the bucket.';
COMMENT ON COLUMN signals.search_interest.value IS 'Index, 0 to 100, relative to the term''s own maximum.';
COMMENT ON COLUMN signals.search_interest.bucket_seconds IS 'Length of the bucket in seconds.';

CREATE TABLE signals.campaign_spend (
    campaign       text        NOT NULL,
    product_id     text        NOT NULL,
    currency       text        NOT NULL,
    minute         timestamptz NOT NULL,
    cost_minor     bigint      NOT NULL,
    bucket_seconds integer     NOT NULL,
    PRIMARY KEY (campaign, product_id, currency, minute)
);
CREATE INDEX campaign_spend_minute ON signals.campaign_spend (minute);
COMMENT ON TABLE signals.campaign_spend IS 'What a campaign cost.';
COMMENT ON COLUMN signals.campaign_spend.campaign IS 'Campaign.';
COMMENT ON COLUMN signals.campaign_spend.product_id IS 'Product that it promotes; empty for the whole shop.';
COMMENT ON COLUMN signals.campaign_spend.currency IS 'ISO 4217 code of the cost.';
COMMENT ON COLUMN signals.campaign_spend.minute IS 'Start of the bucket.';
COMMENT ON COLUMN signals.campaign_spend.cost_minor IS 'Cost in the bucket, minor units of currency.';
COMMENT ON COLUMN signals.campaign_spend.bucket_seconds IS 'Length of the bucket in seconds.';

CREATE TABLE signals.pipeline_funnel (
    topic   text        NOT NULL,
    stage   text        NOT NULL,
    reason  text        NOT NULL,
    minute  timestamptz NOT NULL,
    records bigint      NOT NULL,
    PRIMARY KEY (topic, stage, reason, minute)
);
CREATE INDEX pipeline_funnel_minute ON signals.pipeline_funnel (minute);
COMMENT ON TABLE signals.pipeline_funnel IS 'How many records of a topic reached a stage. raw = valid + rejected; valid = unique + duplicate; posts: unique = relevant + irrelevant; relevant posts and unique reviews = scored + unscored.';
COMMENT ON COLUMN signals.pipeline_funnel.topic IS 'Kafka topic.';
COMMENT ON COLUMN signals.pipeline_funnel.stage IS 'raw, rejected, valid, duplicate, unique, irrelevant, relevant, unscored or scored.';
COMMENT ON COLUMN signals.pipeline_funnel.reason IS 'Why a record left the funnel at this stage; empty where it did not.';
COMMENT ON COLUMN signals.pipeline_funnel.minute IS 'Start of the minute of the Kafka time stamp.';
COMMENT ON COLUMN signals.pipeline_funnel.records IS 'Records.';

CREATE TABLE signals.rejected_counts (
    topic   text        NOT NULL,
    kind    text        NOT NULL,
    reason  text        NOT NULL,
    minute  timestamptz NOT NULL,
    records bigint      NOT NULL,
    PRIMARY KEY (topic, kind, reason, minute)
);
CREATE INDEX rejected_counts_minute ON signals.rejected_counts (minute);
COMMENT ON TABLE signals.rejected_counts IS 'How many records could not be used, and why. The records themselves are in topic signals.rejected.';
COMMENT ON COLUMN signals.rejected_counts.topic IS 'Kafka topic that the records came from.';
COMMENT ON COLUMN signals.rejected_counts.kind IS 'malformed, invalid, unsupported, future or late.';
COMMENT ON COLUMN signals.rejected_counts.reason IS 'Name of the rule that was broken.';
COMMENT ON COLUMN signals.rejected_counts.minute IS 'Start of the minute of the Kafka time stamp.';
COMMENT ON COLUMN signals.rejected_counts.records IS 'Records.';

CREATE TABLE signals.scored_posts (
    post_id       text             NOT NULL,
    at            timestamptz      NOT NULL,
    platform      text             NOT NULL,
    author        text             NOT NULL,
    followers     bigint           NOT NULL DEFAULT 0,
    text          text             NOT NULL,
    language      text,
    hashtags      text             NOT NULL DEFAULT '',
    mentions      text             NOT NULL DEFAULT '',
    reply_to      text,
    repost_of     text,
    source_author text,
    campaign      text,
    content_type  text,
    product_ids   text             NOT NULL DEFAULT '',
    status        text             NOT NULL,
    label         text,
    polarity      double precision,
    subjectivity  double precision,
    p_negative    double precision,
    p_neutral     double precision,
    p_positive    double precision,
    model         text,
    tier          text,
    PRIMARY KEY (post_id, at)
);
CREATE INDEX scored_posts_at ON signals.scored_posts (at);
COMMENT ON TABLE signals.scored_posts IS 'Every relevant post with its sentiment.';
COMMENT ON COLUMN signals.scored_posts.post_id IS 'The platform''s id of the post.';
COMMENT ON COLUMN signals.scored_posts.at IS 'When it was created.';
COMMENT ON COLUMN signals.scored_posts.platform IS 'Platform, lower case.';
COMMENT ON COLUMN signals.scored_posts.author IS 'Pseudonym of the author (keyed hash).';
COMMENT ON COLUMN signals.scored_posts.followers IS 'The author''s followers when the post was created.';
COMMENT ON COLUMN signals.scored_posts.text IS 'Text as published.';
COMMENT ON COLUMN signals.scored_posts.language IS 'ISO 639-1 code, declared or detected; null where unknown.';
COMMENT ON COLUMN signals.scored_posts.hashtags IS 'Hashtags without #, lower case, separated by spaces.';
COMMENT ON COLUMN signals.scored_posts.mentions IS 'Pseudonyms of mentioned authors, separated by spaces.';
COMMENT ON COLUMN signals.scored_posts.reply_to IS 'Post that this one answers.';
COMMENT ON COLUMN signals.scored_posts.repost_of IS 'Post that this one repeats.';
COMMENT ON COLUMN signals.scored_posts.source_author IS 'Pseudonym of the author of the answered or repeated post.';
COMMENT ON COLUMN signals.scored_posts.campaign IS 'Campaign that the post belongs to.';
COMMENT ON COLUMN signals.scored_posts.content_type IS 'text, image, video, link or another.';
COMMENT ON COLUMN signals.scored_posts.product_ids IS 'Products that the post is about, separated by spaces.';
COMMENT ON COLUMN signals.scored_posts.status IS 'SCORED, or why there is no score.';
COMMENT ON COLUMN signals.scored_posts.label IS 'NEGATIVE, NEUTRAL or POSITIVE; null without a score.';
COMMENT ON COLUMN signals.scored_posts.polarity IS 'From -1 (negative) to 1 (positive); null without a score.';
COMMENT ON COLUMN signals.scored_posts.subjectivity IS 'From 0 (factual) to 1 (opinion); null without a score.';
COMMENT ON COLUMN signals.scored_posts.p_negative IS 'Calibrated probability of negative; the three sum to 1.';
COMMENT ON COLUMN signals.scored_posts.p_neutral IS 'Calibrated probability of neutral.';
COMMENT ON COLUMN signals.scored_posts.p_positive IS 'Calibrated probability of positive.';
COMMENT ON COLUMN signals.scored_posts.model IS 'Model that scored it.';
COMMENT ON COLUMN signals.scored_posts.tier IS 'Tier of the scorer that answered.';

CREATE TABLE signals.post_engagement (
    post_id          text        NOT NULL PRIMARY KEY,
    measured         timestamptz NOT NULL,
    platform         text        NOT NULL,
    product_ids      text        NOT NULL DEFAULT '',
    likes            bigint      NOT NULL DEFAULT 0,
    comments         bigint      NOT NULL DEFAULT 0,
    shares           bigint      NOT NULL DEFAULT 0,
    saves            bigint      NOT NULL DEFAULT 0,
    clicks           bigint      NOT NULL DEFAULT 0,
    profile_visits   bigint      NOT NULL DEFAULT 0,
    reach            bigint,
    impressions      bigint,
    author_followers bigint
);
COMMENT ON TABLE signals.post_engagement IS 'The newest counters of each post, cumulative since it was created.';
COMMENT ON COLUMN signals.post_engagement.post_id IS 'The platform''s id of the post.';
COMMENT ON COLUMN signals.post_engagement.measured IS 'When the newest counters were measured.';
COMMENT ON COLUMN signals.post_engagement.platform IS 'Platform, lower case.';
COMMENT ON COLUMN signals.post_engagement.product_ids IS 'Products that the post is about, separated by spaces.';
COMMENT ON COLUMN signals.post_engagement.likes IS 'Likes so far.';
COMMENT ON COLUMN signals.post_engagement.comments IS 'Comments so far.';
COMMENT ON COLUMN signals.post_engagement.shares IS 'Shares so far.';
COMMENT ON COLUMN signals.post_engagement.saves IS 'Saves so far.';
COMMENT ON COLUMN signals.post_engagement.clicks IS 'Clicks so far.';
COMMENT ON COLUMN signals.post_engagement.profile_visits IS 'Visits of the author''s profile so far.';
COMMENT ON COLUMN signals.post_engagement.reach IS 'People reached so far; null where the platform does not tell.';
COMMENT ON COLUMN signals.post_engagement.impressions IS 'Times shown so far; null where the platform does not tell.';
COMMENT ON COLUMN signals.post_engagement.author_followers IS 'The author''s followers when measured; null where unknown.';

CREATE TABLE signals.scored_reviews (
    review_id    text             NOT NULL,
    at           timestamptz      NOT NULL,
    product_id   text             NOT NULL,
    survey       boolean          NOT NULL DEFAULT false,
    stars        integer          NOT NULL,
    text         text             NOT NULL,
    language     text,
    order_id     text,
    status       text             NOT NULL,
    label        text,
    polarity     double precision,
    subjectivity double precision,
    p_negative   double precision,
    p_neutral    double precision,
    p_positive   double precision,
    disagreement boolean          NOT NULL DEFAULT false,
    model        text,
    tier         text,
    PRIMARY KEY (review_id, at)
);
CREATE INDEX scored_reviews_at ON signals.scored_reviews (at);
COMMENT ON TABLE signals.scored_reviews IS 'Every review and survey answer with its sentiment.';
COMMENT ON COLUMN signals.scored_reviews.review_id IS 'Id of the review.';
COMMENT ON COLUMN signals.scored_reviews.at IS 'When it was written.';
COMMENT ON COLUMN signals.scored_reviews.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.scored_reviews.survey IS 'True for a survey answer.';
COMMENT ON COLUMN signals.scored_reviews.stars IS '1 to 5.';
COMMENT ON COLUMN signals.scored_reviews.text IS 'Text as written.';
COMMENT ON COLUMN signals.scored_reviews.language IS 'ISO 639-1 code, declared or detected; null where unknown.';
COMMENT ON COLUMN signals.scored_reviews.order_id IS 'Order that the review is about; null where unknown.';
COMMENT ON COLUMN signals.scored_reviews.status IS 'SCORED, or why there is no score.';
COMMENT ON COLUMN signals.scored_reviews.label IS 'NEGATIVE, NEUTRAL or POSITIVE; null without a score.';
COMMENT ON COLUMN signals.scored_reviews.polarity IS 'From -1 (negative) to 1 (positive); null without a score.';
COMMENT ON COLUMN signals.scored_reviews.subjectivity IS 'From 0 (factual) to 1 (opinion); null without a score.';
COMMENT ON COLUMN signals.scored_reviews.p_negative IS 'Calibrated probability of negative; the three sum to 1.';
COMMENT ON COLUMN signals.scored_reviews.p_neutral IS 'Calibrated probability of neutral.';
COMMENT ON COLUMN signals.scored_reviews.p_positive IS 'Calibrated probability of positive.';
COMMENT ON COLUMN signals.scored_reviews.disagreement IS 'True when the sentiment contradicts the stars.';
COMMENT ON COLUMN signals.scored_reviews.model IS 'Model that scored it.';
COMMENT ON COLUMN signals.scored_reviews.tier IS 'Tier of the scorer that answered.';

CREATE TABLE signals.products (
    product_id  text   NOT NULL PRIMARY KEY,
    name        text   NOT NULL,
    brand       text   NOT NULL,
    category    text   NOT NULL,
    aliases     text   NOT NULL DEFAULT '',
    hashtags    text   NOT NULL DEFAULT '',
    price_minor bigint NOT NULL,
    currency    text   NOT NULL
);
COMMENT ON TABLE signals.products IS 'The catalogue, newest state.';
COMMENT ON COLUMN signals.products.product_id IS 'Id of the product.';
COMMENT ON COLUMN signals.products.name IS 'Name.';
COMMENT ON COLUMN signals.products.brand IS 'Brand.';
COMMENT ON COLUMN signals.products.category IS 'Category.';
COMMENT ON COLUMN signals.products.aliases IS 'Names by which posts call it, separated by line feeds.';
COMMENT ON COLUMN signals.products.hashtags IS 'Hashtags without #, lower case, separated by spaces.';
COMMENT ON COLUMN signals.products.price_minor IS 'List price, minor units of currency.';
COMMENT ON COLUMN signals.products.currency IS 'ISO 4217 code of the price.';
