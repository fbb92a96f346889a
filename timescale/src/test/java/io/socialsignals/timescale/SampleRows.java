package io.socialsignals.timescale;

/** A few rows whose sums are easy to see: two minutes of one hour, and one minute of the next UTC day. */
final class SampleRows {
    static final String[] INSERTS = {
        """
        INSERT INTO signals.social_metrics (product_id, platform, minute, posts, scored, polarity_micro, likes, late_events)
        VALUES ('mug', 'x', '2026-03-01 22:58:00Z', 3, 2, 1000000, 7, 0),
               ('mug', 'x', '2026-03-01 22:59:00Z', 1, 1, -400000, -2, 1),
               ('mug', 'x', '2026-03-02 00:00:00Z', 5, 0, 0, 1, 0)
        """,
        """
        INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, purchases, units, revenue_minor, refund_minor)
        VALUES ('mug', 'GB', 'GBP', '2026-03-01 22:58:00Z', 1, 2, 2550, 0),
               ('mug', '', 'GBP', '2026-03-01 22:59:00Z', 1, 1, 1275, 0),
               ('mug', 'GB', 'GBP', '2026-03-01 22:59:00Z', 0, 0, 0, 1275)
        """,
        """
        INSERT INTO signals.review_metrics (product_id, minute, reviews, stars_sum, scored, polarity_micro)
        VALUES ('mug', '2026-03-01 22:58:00Z', 2, 7, 1, 500000), ('mug', '2026-03-01 22:59:00Z', 1, 2, 0, 0)
        """,
        """
        INSERT INTO signals.search_interest VALUES ('mug', 'world', '2026-03-01 22:00:00Z', 40, 3600),
                                                   ('mug', 'world', '2026-03-01 23:00:00Z', 60, 3600)
        """,
        "INSERT INTO signals.campaign_spend VALUES ('spring', '', 'GBP', '2026-03-01 22:00:00Z', 5000, 86400)",
        """
        INSERT INTO signals.pipeline_funnel VALUES ('social.posts', 'raw', '', '2026-03-01 22:58:00Z', 10),
                                                   ('social.posts', 'raw', '', '2026-03-01 22:59:00Z', 4)
        """,
        "INSERT INTO signals.rejected_counts VALUES ('social.posts', 'late', 'late.partition', '2026-03-01 22:58:00Z', 2)",
    };

    private SampleRows() {}
}
