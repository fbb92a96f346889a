package io.socialsignals.preview.report;

import java.util.List;

/** The tables of a report, in the order of the page. */
final class ReportSections {
    /**
     * One table.
     *
     * @param title over it
     * @param timeColumn by which the period is cut out
     * @param sql with {@code :period} and {@code :product}
     */
    record Section(String title, String timeColumn, String sql) {}

    static final List<Section> ALL = List.of(
            new Section(
                    "What to do",
                    "at",
                    """
                    SELECT at, statement, recommendation, status FROM report.insights
                    WHERE :period AND :product ORDER BY status = 'withdrawn', at DESC, insight_id LIMIT 20
                    """),
            new Section(
                    "What leads what",
                    "tested_at",
                    """
                    SELECT product, replace(pair, '-', ' and ') AS pair, direction, lag_seconds / 3600.0::float8 AS lag_hours, r,
                           CASE WHEN adjusted_p < 0.0001 THEN '< 0.0001' ELSE to_char(adjusted_p, 'FM0.0000') END AS adjusted_p,
                           effect, status
                    FROM report.what_leads_what_now WHERE direction <> 'simultaneous' AND :period AND :product
                    ORDER BY status, abs(r) DESC, product, pair
                    """),
            new Section(
                    "What changed",
                    "started",
                    """
                    SELECT started, severity::float8 AS severity, direction, explanation FROM report.signals
                    WHERE :period AND :product ORDER BY severity DESC, started DESC, product_id LIMIT 20
                    """),
            new Section(
                    "Sales",
                    "day",
                    """
                    SELECT coalesce(p.name, product_id) AS product, d.currency, sum(views)::float8 AS views,
                           sum(purchases)::float8 AS purchases, sum(returns)::float8 AS returns,
                           sum(net_revenue_minor) / 100.0::float8 AS net_revenue
                    FROM report.commerce_days d LEFT JOIN report.products p USING (product_id)
                    WHERE :period AND :product GROUP BY 1, 2 ORDER BY 6 DESC, 1
                    """),
            new Section(
                    "Talk",
                    "day",
                    """
                    SELECT coalesce(p.name, product_id) AS product, sum(posts)::float8 AS posts,
                           sum(polarity_micro) / (1e6 * nullif(sum(scored), 0))::float8 AS polarity,
                           sum(positive) / nullif(sum(scored), 0)::float8 AS positive_share,
                           sum(negative) / nullif(sum(scored), 0)::float8 AS negative_share
                    FROM report.social_days LEFT JOIN report.products p USING (product_id)
                    WHERE :period AND :product GROUP BY 1 ORDER BY 2 DESC, 1
                    """),
            new Section(
                    "Reviews",
                    "day",
                    """
                    SELECT coalesce(p.name, product_id) AS product, sum(reviews)::float8 AS reviews,
                           sum(stars_sum) / nullif(sum(reviews), 0)::float8 AS stars,
                           sum(disagreements)::float8 AS stars_against_text
                    FROM report.review_days LEFT JOIN report.products p USING (product_id)
                    WHERE :period AND :product GROUP BY 1 ORDER BY 2 DESC, 1
                    """));

    private ReportSections() {}
}
