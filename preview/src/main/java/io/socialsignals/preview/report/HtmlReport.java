package io.socialsignals.preview.report;

import io.socialsignals.preview.BoundSql;
import io.socialsignals.preview.Frame;
import io.socialsignals.preview.ReadOnlyQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes {@code report.html}, one page that needs nothing else, and its charts {@code trends.png} and
 * {@code volume.png} beside it. */
public final class HtmlReport {
    private static final Duration STEP = Duration.ofHours(6);

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What the charts show, per {@link #STEP}. */
    private static final String TREND =
            """
            SELECT time, c.purchases, s.polarity AS sentiment, c.views AS "product views", s.posts
            FROM (SELECT date_bin('6 hours', hour, timestamptz '2000-01-01 00:00:00+00') AS time, sum(purchases)::float8 AS purchases,
                         sum(views)::float8 AS views
                  FROM report.commerce_hours WHERE :period AND :product GROUP BY 1) c
            FULL JOIN (SELECT date_bin('6 hours', hour, timestamptz '2000-01-01 00:00:00+00') AS time, sum(posts)::float8 AS posts,
                              sum(polarity_micro) / (1e6 * nullif(sum(scored), 0))::float8 AS polarity
                       FROM report.social_hours WHERE :period AND :product GROUP BY 1) s USING (time)
            ORDER BY 1
            """;

    private HtmlReport() {}

    /**
     * @param folder made when absent
     * @return the page
     */
    public static Path write(ReadOnlyQueries queries, ReportPeriod period, Path folder)
            throws SQLException, IOException {
        Files.createDirectories(folder);
        Path trends = folder.resolve("trends.png");
        Path volume = folder.resolve("volume.png");
        String subject = period.productId() == null ? "all products" : period.productId();
        Frame trend = whole(queries.run(twice(period)), period);
        new TrendsChart("purchases", "sentiment", "mean polarity of posts")
                .write(trend, "Sales against sentiment: " + subject, trends);
        new TrendsChart("product views", "posts", "posts per 6 h")
                .write(trend, "Interest against talk: " + subject, volume);
        StringBuilder html = new StringBuilder(
                """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Social Signals report</title><style>
                body{font:15px/1.5 system-ui,"DejaVu Sans",sans-serif;max-width:1100px;margin:2em auto;padding:0 1em;color:#1f2430}
                img{max-width:100%}table{border-collapse:collapse}th,td{padding:4px 12px;border-bottom:1px solid #e0e3e8;text-align:left}
                td,th{vertical-align:top}.n{text-align:right;font-variant-numeric:tabular-nums}.t{white-space:nowrap}</style></head><body>
                """);
        html.append("<h1>Social Signals: ").append(escape(subject)).append("</h1><p>");
        html.append(MINUTES.format(period.from()))
                .append(" to ")
                .append(MINUTES.format(period.to()))
                .append(" UTC</p>");
        html.append(picture("Sales against sentiment over time", trends));
        html.append(picture("Product views against posts over time", volume));
        for (ReportSections.Section section : ReportSections.ALL) {
            html.append("<h2>").append(section.title()).append("</h2>");
            html.append(table(queries.run(period.bind(section.sql(), section.timeColumn()))));
        }
        Path page = folder.resolve("report.html");
        Files.writeString(page, html.append("</body></html>\n"));
        return page;
    }

    private static String picture(String caption, Path png) throws IOException {
        return "<img alt=\"" + caption + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Files.readAllBytes(png)) + "\">";
    }

    /** The trend's query names the period twice. */
    private static BoundSql twice(ReportPeriod period) {
        var once = period.bind(TREND, "hour");
        List<String> parameters = new ArrayList<>(once.parameters());
        parameters.addAll(once.parameters());
        return new BoundSql(once.sql(), parameters);
    }

    /** Without the first and last point where the period holds only a part of their hours: they would look like a drop. */
    private static Frame whole(Frame trend, ReportPeriod period) {
        long from = period.from().toEpochMilli();
        long to = period.to().toEpochMilli() - STEP.toMillis();
        List<List<@Nullable Object>> rows = trend.rows().stream()
                .filter(row -> row.get(0) instanceof Number time && time.longValue() >= from && time.longValue() <= to)
                .toList();
        return rows.size() < 2 ? trend : new Frame(trend.columns(), rows, trend.truncated());
    }

    private static String table(Frame frame) {
        if (frame.rows().isEmpty()) {
            return "<p>Nothing in this period.</p>";
        }
        StringBuilder html = new StringBuilder("<table><tr>");
        for (Frame.Column column : frame.columns()) {
            html.append(column.kind().equals("number") ? "<th class=\"n\">" : "<th>")
                    .append(escape(heading(column.name())))
                    .append("</th>");
        }
        html.append("</tr>");
        for (List<@Nullable Object> row : frame.rows()) {
            html.append("<tr>");
            for (int c = 0; c < row.size(); c++) {
                String kind = frame.columns().get(c).kind();
                html.append(
                                kind.equals("number")
                                        ? "<td class=\"n\">"
                                        : kind.equals("time") ? "<td class=\"t\">" : "<td>")
                        .append(text(row.get(c), kind))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    private static String heading(String name) {
        // r is a symbol.
        return name.length() == 1
                ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).replace('_', ' ');
    }

    private static String text(@Nullable Object value, String kind) {
        if (value == null) {
            return "–";
        }
        if (!(value instanceof Number number)) {
            return escape(value.toString());
        }
        if (kind.equals("time")) {
            return MINUTES.format(Instant.ofEpochMilli(number.longValue()));
        }
        double real = number.doubleValue();
        return String.format(Locale.ROOT, real == Math.rint(real) ? "%,.0f" : "%,.3f", real);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
