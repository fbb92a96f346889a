-- What a simulation planted, so that signals can be held against it. Empty on real data.

CREATE TABLE signals.planted (
    kind           text        NOT NULL,
    product_id     text        NOT NULL,
    started        timestamptz NOT NULL,
    ended          timestamptz NOT NULL,
    explains_until timestamptz NOT NULL,
    echo_until     timestamptz NOT NULL,
    PRIMARY KEY (kind, product_id, started)
);
COMMENT ON TABLE signals.planted IS 'What a simulation planted; written by the demo, empty on real data.';
COMMENT ON COLUMN signals.planted.kind IS 'incident, viral, burst or promotion.';
COMMENT ON COLUMN signals.planted.product_id IS 'Product that it is about.';
COMMENT ON COLUMN signals.planted.started IS 'Start of its first hour.';
COMMENT ON COLUMN signals.planted.ended IS 'End of its last hour.';
COMMENT ON COLUMN signals.planted.explains_until IS 'Signals that start before this may be told because of it: windows look back, and levels fall back.';
COMMENT ON COLUMN signals.planted.echo_until IS 'The same for returns and reviews, which come days after what was bought.';

CREATE VIEW report.planted AS
SELECT p.kind, p.product_id, p.started, p.ended, coalesce(w.learning_until <= p.started, false) AS judged, t.started AS told,
       t.severity
FROM signals.planted p
LEFT JOIN signals.signal_watch w USING (product_id)
LEFT JOIN LATERAL (SELECT s.started, s.severity FROM signals.signals s
                   WHERE s.product_id = p.product_id AND s.severity >= 4 AND s.started < p.ended AND s.ended > p.started
                   ORDER BY s.severity DESC, s.started LIMIT 1) t ON true
WHERE p.ended <= (SELECT max(minute) FROM signals.social_metrics);
SELECT signals.copy_comments('signals.planted', 'report.planted');
COMMENT ON VIEW report.planted IS 'What a simulation planted and whether a signal of severity 4 or more told it; what is not over yet is left out. Empty on real data.';
COMMENT ON COLUMN report.planted.judged IS 'False when its product was still being learned: nothing could be told.';
COMMENT ON COLUMN report.planted.told IS 'Start of the most severe signal during it; null when it was missed.';
COMMENT ON COLUMN report.planted.severity IS 'Severity of that signal, 4 to 10.';

CREATE VIEW report.signal_causes AS
SELECT s.product_id, s.started, s.ended, s.severity, s.series, c.kind AS cause
FROM signals.signals s
LEFT JOIN LATERAL (SELECT p.kind FROM signals.planted p
                   WHERE p.product_id = s.product_id AND p.started < s.ended
                     AND s.started < CASE WHEN s.series IN ('return_rate', 'stars', 'negative_reviews') THEN p.echo_until
                                          ELSE p.explains_until END
                   ORDER BY p.started DESC, p.kind LIMIT 1) c ON true
WHERE s.severity >= 4 AND EXISTS (SELECT FROM signals.planted);
SELECT signals.copy_comments('signals.signals', 'report.signal_causes');
COMMENT ON VIEW report.signal_causes IS 'Signals of severity 4 and more with what was planted that explains them. Empty on real data.';
COMMENT ON COLUMN report.signal_causes.cause IS 'incident, viral, burst or promotion; null when nothing planted explains the signal.';

-- The job must not see what it is to find.
REVOKE ALL ON signals.planted, report.planted, report.signal_causes FROM ss_writer;
