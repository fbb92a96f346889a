-- What the job says about which talk leads which sales: tests, correlations per lag, findings, insights.

CREATE TABLE signals.lead_lag_tests (
    product_id        text             NOT NULL,
    pair              text             NOT NULL,
    family            text             NOT NULL,
    window_end        timestamptz      NOT NULL,
    window_start      timestamptz      NOT NULL,
    bucket_seconds    integer          NOT NULL,
    social            text             NOT NULL,
    sales             text             NOT NULL,
    verdict           text             NOT NULL,
    words             text             NOT NULL,
    reason            text             NOT NULL,
    lag_seconds       bigint           NOT NULL,
    r                 double precision,
    lower             double precision,
    upper             double precision,
    n                 integer          NOT NULL,
    n_eff             double precision,
    p                 double precision,
    adjusted_p        double precision,
    family_size       integer          NOT NULL,
    spearman          double precision,
    raw_r             double precision,
    effect            text             NOT NULL,
    change            double precision,
    change_lower      double precision,
    change_upper      double precision,
    granger_f         double precision,
    granger_p         double precision,
    granger_reverse_p double precision,
    confounder        text             NOT NULL,
    finding           text             NOT NULL,
    PRIMARY KEY (product_id, pair, family, window_end)
);
CREATE INDEX lead_lag_tests_window_end ON signals.lead_lag_tests (window_end);
COMMENT ON TABLE signals.lead_lag_tests IS 'Does one series of a product lead another? One test per pair and window end.';
COMMENT ON COLUMN signals.lead_lag_tests.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.lead_lag_tests.pair IS 'Pair of series, social side first.';
COMMENT ON COLUMN signals.lead_lag_tests.family IS 'Kind of window: hourly or minute. False discoveries are controlled over all pairs of a family and window end.';
COMMENT ON COLUMN signals.lead_lag_tests.window_end IS 'End of the window.';
COMMENT ON COLUMN signals.lead_lag_tests.window_start IS 'Start of the window; later than usual for a new product.';
COMMENT ON COLUMN signals.lead_lag_tests.bucket_seconds IS 'Length of a bucket, seconds.';
COMMENT ON COLUMN signals.lead_lag_tests.social IS 'Series on the social side.';
COMMENT ON COLUMN signals.lead_lag_tests.sales IS 'Series on the sales side.';
COMMENT ON COLUMN signals.lead_lag_tests.verdict IS 'After control over lags and pairs: SOCIAL_LEADS, SALES_LEAD, SIMULTANEOUS, NO_RELATION, NOT_ENOUGH_DATA or CONFOUNDED.';
COMMENT ON COLUMN signals.lead_lag_tests.words IS 'The verdict in words.';
COMMENT ON COLUMN signals.lead_lag_tests.reason IS 'Why, in a sentence.';
COMMENT ON COLUMN signals.lead_lag_tests.lag_seconds IS 'Lag of the strongest relation, seconds; positive: the social side leads.';
COMMENT ON COLUMN signals.lead_lag_tests.r IS 'Correlation there, of what season, trend and the follower''s own momentum leave.';
COMMENT ON COLUMN signals.lead_lag_tests.lower IS 'Lower end of its 95 % interval.';
COMMENT ON COLUMN signals.lead_lag_tests.upper IS 'Upper end of its 95 % interval.';
COMMENT ON COLUMN signals.lead_lag_tests.n IS 'Pairs of buckets.';
COMMENT ON COLUMN signals.lead_lag_tests.n_eff IS 'Effective sample size.';
COMMENT ON COLUMN signals.lead_lag_tests.p IS 'p-value corrected over the lags searched; null without enough data.';
COMMENT ON COLUMN signals.lead_lag_tests.adjusted_p IS 'p-value corrected over lags and over all pairs of the family and window end.';
COMMENT ON COLUMN signals.lead_lag_tests.family_size IS 'Pairs that were tested together.';
COMMENT ON COLUMN signals.lead_lag_tests.spearman IS 'Rank correlation at the same lag.';
COMMENT ON COLUMN signals.lead_lag_tests.raw_r IS 'Correlation at the same lag with season and momentum left in: what a naive plot shows.';
COMMENT ON COLUMN signals.lead_lag_tests.effect IS 'Effect in plain units; empty without a test.';
COMMENT ON COLUMN signals.lead_lag_tests.change IS 'Change of the follower after the step of the leader that effect names, per cent or its own unit.';
COMMENT ON COLUMN signals.lead_lag_tests.change_lower IS 'Lower end of its 95 % interval.';
COMMENT ON COLUMN signals.lead_lag_tests.change_upper IS 'Upper end of its 95 % interval.';
COMMENT ON COLUMN signals.lead_lag_tests.granger_f IS 'Granger F: the leader''s past predicts the follower. Only where a relation is claimed.';
COMMENT ON COLUMN signals.lead_lag_tests.granger_p IS 'Its p-value.';
COMMENT ON COLUMN signals.lead_lag_tests.granger_reverse_p IS 'p-value of the other way round.';
COMMENT ON COLUMN signals.lead_lag_tests.confounder IS 'What moves both sides, for verdict CONFOUNDED; empty otherwise.';
COMMENT ON COLUMN signals.lead_lag_tests.finding IS 'Where the finding on this pair stands after this test.';

CREATE TABLE signals.lead_lag (
    product_id  text             NOT NULL,
    pair        text             NOT NULL,
    family      text             NOT NULL,
    window_end  timestamptz      NOT NULL,
    lag_seconds bigint           NOT NULL,
    r           double precision,
    lower       double precision,
    upper       double precision,
    n           integer          NOT NULL,
    n_eff       double precision,
    PRIMARY KEY (product_id, pair, family, window_end, lag_seconds)
);
CREATE INDEX lead_lag_window_end ON signals.lead_lag (window_end);
COMMENT ON TABLE signals.lead_lag IS 'Correlation of a pair at every lag; listed every six hours, for minutes every hour.';
COMMENT ON COLUMN signals.lead_lag.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.lead_lag.pair IS 'Pair of series, social side first.';
COMMENT ON COLUMN signals.lead_lag.family IS 'Kind of window: hourly or minute.';
COMMENT ON COLUMN signals.lead_lag.window_end IS 'End of the window.';
COMMENT ON COLUMN signals.lead_lag.lag_seconds IS 'Lag, seconds; positive: the social side leads.';
COMMENT ON COLUMN signals.lead_lag.r IS 'Correlation at this lag, of what season, trend and the follower''s own momentum leave.';
COMMENT ON COLUMN signals.lead_lag.lower IS 'Lower end of its 95 % interval, for this lag alone.';
COMMENT ON COLUMN signals.lead_lag.upper IS 'Upper end of its 95 % interval, for this lag alone.';
COMMENT ON COLUMN signals.lead_lag.n IS 'Pairs of buckets.';
COMMENT ON COLUMN signals.lead_lag.n_eff IS 'Effective sample size.';

CREATE TABLE signals.findings (
    product_id     text             NOT NULL,
    pair           text             NOT NULL,
    family         text             NOT NULL,
    first_seen     timestamptz      NOT NULL,
    status         text             NOT NULL,
    since          timestamptz      NOT NULL,
    confirmed_at   timestamptz,
    tested_at      timestamptz      NOT NULL,
    lag_seconds    bigint           NOT NULL,
    r              double precision,
    lower          double precision,
    upper          double precision,
    n_eff          double precision,
    adjusted_p     double precision,
    effect         text             NOT NULL,
    window_start   timestamptz      NOT NULL,
    window_end     timestamptz      NOT NULL,
    misses         integer          NOT NULL,
    PRIMARY KEY (product_id, pair, family, first_seen)
);
COMMENT ON TABLE signals.findings IS 'Life of a finding: candidate, confirmed, fading, withdrawn; dropped for a candidate that came to nothing.';
COMMENT ON COLUMN signals.findings.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.findings.pair IS 'Pair of series, social side first.';
COMMENT ON COLUMN signals.findings.family IS 'Kind of window: hourly or minute.';
COMMENT ON COLUMN signals.findings.first_seen IS 'Window end of the first supporting test.';
COMMENT ON COLUMN signals.findings.status IS 'candidate, confirmed, fading, withdrawn or dropped. Confirmed and fading ones are announced.';
COMMENT ON COLUMN signals.findings.since IS 'Window end at which the status began.';
COMMENT ON COLUMN signals.findings.confirmed_at IS 'Window end at which it was announced; null before.';
COMMENT ON COLUMN signals.findings.tested_at IS 'Window end of the last test.';
COMMENT ON COLUMN signals.findings.lag_seconds IS 'Lag in the last supporting test, seconds; positive: the social side leads.';
COMMENT ON COLUMN signals.findings.r IS 'Correlation in the last supporting test.';
COMMENT ON COLUMN signals.findings.lower IS 'Lower end of its 95 % interval.';
COMMENT ON COLUMN signals.findings.upper IS 'Upper end of its 95 % interval.';
COMMENT ON COLUMN signals.findings.n_eff IS 'Effective sample size of that test.';
COMMENT ON COLUMN signals.findings.adjusted_p IS 'p-value of that test, corrected over lags and pairs.';
COMMENT ON COLUMN signals.findings.effect IS 'Effect in plain units in that test.';
COMMENT ON COLUMN signals.findings.window_start IS 'Start of that test''s window.';
COMMENT ON COLUMN signals.findings.window_end IS 'End of that test''s window.';
COMMENT ON COLUMN signals.findings.misses IS 'Tests in a row without support.';

CREATE TABLE signals.insights (
    insight_id     text        NOT NULL,
    at             timestamptz NOT NULL,
    product_id     text        NOT NULL,
    rule_id        text        NOT NULL,
    status         text        NOT NULL,
    statement      text        NOT NULL,
    recommendation text        NOT NULL,
    evidence       text        NOT NULL,
    withdrawn_if   text        NOT NULL,
    posts          text        NOT NULL,
    window_start   timestamptz NOT NULL,
    window_end     timestamptz NOT NULL,
    PRIMARY KEY (insight_id, at)
);
COMMENT ON TABLE signals.insights IS 'Something to act on, with what it rests on.';
COMMENT ON COLUMN signals.insights.insight_id IS 'Rule, product and subject.';
COMMENT ON COLUMN signals.insights.at IS 'Since when it has held.';
COMMENT ON COLUMN signals.insights.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.insights.rule_id IS 'Rule that made it.';
COMMENT ON COLUMN signals.insights.status IS 'confirmed, fading or withdrawn.';
COMMENT ON COLUMN signals.insights.statement IS 'What was found, with its numbers.';
COMMENT ON COLUMN signals.insights.recommendation IS 'What to do.';
COMMENT ON COLUMN signals.insights.evidence IS 'Test, numbers and window, JSON.';
COMMENT ON COLUMN signals.insights.withdrawn_if IS 'What would take it back.';
COMMENT ON COLUMN signals.insights.posts IS 'Ids of the posts that counted most, separated by spaces, heaviest first.';
COMMENT ON COLUMN signals.insights.window_start IS 'Start of the window it rests on.';
COMMENT ON COLUMN signals.insights.window_end IS 'End of the window it rests on.';

CREATE VIEW report.lead_lag_tests AS
SELECT product_id, pair, family, window_end, window_start, bucket_seconds, social, sales, verdict, words, reason, lag_seconds,
       r, lower, upper, n, n_eff, p, adjusted_p, family_size, spearman, raw_r, effect, change, change_lower, change_upper,
       granger_f, granger_p, granger_reverse_p, confounder, finding
FROM signals.lead_lag_tests;

CREATE VIEW report.lead_lag AS
SELECT product_id, pair, family, window_end, lag_seconds, r, lower, upper, n, n_eff
FROM signals.lead_lag;

CREATE VIEW report.findings AS
SELECT product_id, pair, family, first_seen, status, since, confirmed_at, tested_at, lag_seconds, r, lower, upper, n_eff,
       adjusted_p, effect, window_start, window_end, misses
FROM signals.findings;

CREATE VIEW report.insights AS
SELECT i.insight_id, i.at, i.product_id, i.rule_id, i.status,
       replace(i.statement, '{product}', coalesce(p.name, i.product_id)) AS statement,
       replace(i.recommendation, '{product}', coalesce(p.name, i.product_id)) AS recommendation,
       i.evidence, i.withdrawn_if, i.posts, i.window_start, i.window_end
FROM signals.insights i LEFT JOIN signals.products p ON p.product_id = i.product_id;

CREATE VIEW report.what_leads_what_now AS
SELECT f.product_id, coalesce(p.name, f.product_id) AS product, f.pair, f.family, f.status,
       CASE WHEN f.lag_seconds > 0 THEN 'social leads' WHEN f.lag_seconds < 0 THEN 'sales lead' ELSE 'simultaneous' END AS direction,
       abs(f.lag_seconds) AS lag_seconds, f.r, f.lower, f.upper, f.adjusted_p, f.effect, f.confirmed_at, f.tested_at
FROM signals.findings f LEFT JOIN signals.products p ON p.product_id = f.product_id
WHERE f.status IN ('confirmed', 'fading');

CREATE VIEW report.lead_lag_latest AS
SELECT DISTINCT ON (t.product_id, t.pair, t.family)
       t.product_id, coalesce(p.name, t.product_id) AS product, t.pair, t.family, t.window_end, t.verdict, t.words, t.reason,
       t.lag_seconds, t.r, t.lower, t.upper, t.n_eff, t.adjusted_p, t.effect, t.finding
FROM signals.lead_lag_tests t LEFT JOIN signals.products p ON p.product_id = t.product_id
ORDER BY t.product_id, t.pair, t.family, t.window_end DESC;

DO $$
DECLARE
    pair record;
BEGIN
    FOR pair IN
        SELECT * FROM (VALUES
            ('lead_lag_tests', 'lead_lag_tests', ''), ('lead_lag', 'lead_lag', ''), ('findings', 'findings', ''),
            ('insights', 'insights', ''),
            ('findings', 'what_leads_what_now', 'What leads what now: the findings that are announced.'),
            ('lead_lag_tests', 'lead_lag_latest', 'The newest test of every pair, with its answer in words.')) AS pairs (source, target, meaning)
    LOOP
        PERFORM signals.copy_comments(format('signals.%I', pair.source)::regclass, format('report.%I', pair.target)::regclass);
        EXECUTE format('COMMENT ON VIEW report.%I IS %L', pair.target,
            CASE pair.meaning WHEN '' THEN obj_description(format('signals.%I', pair.source)::regclass, 'pg_class') ELSE pair.meaning END);
    END LOOP;
END
$$;
COMMENT ON COLUMN report.what_leads_what_now.product IS 'Name of the product.';
COMMENT ON COLUMN report.what_leads_what_now.direction IS 'Which side moves first.';
COMMENT ON COLUMN report.what_leads_what_now.lag_seconds IS 'By how much, seconds, 0 or more.';
COMMENT ON COLUMN report.lead_lag_latest.product IS 'Name of the product.';
