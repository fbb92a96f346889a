package io.socialsignals.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expands the macros and variables of a Grafana PostgreSQL query as Grafana's data source does for plain PostgreSQL
 * (without {@code time_bucket}), except that variables become bound parameters.
 */
public final class Macros {
    private static final Pattern MACRO = Pattern.compile("\\$__(\\w+)(\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::(\\w+))?}");
    private static final Pattern DURATION = Pattern.compile("'?(\\d+)(ms|s|m|h|d|w)'?");

    private Macros() {}

    /** @throws IllegalArgumentException when a macro is unknown, or a variable has no value */
    public static BoundSql expand(String sql, QueryContext context) {
        StringBuilder expanded = new StringBuilder();
        Matcher macro = MACRO.matcher(sql);
        while (macro.find()) {
            String arguments = macro.group(3);
            String[] parts = arguments == null ? new String[0] : arguments.split(",", -1);
            macro.appendReplacement(
                    expanded, Matcher.quoteReplacement(macro(macro.group(1), parts, context, macro.group())));
        }
        macro.appendTail(expanded);
        return bindVariables(expanded.toString(), context);
    }

    private static String macro(String name, String[] arguments, QueryContext context, String whole) {
        String column = arguments.length == 0 ? "" : arguments[0].trim();
        String from = "'" + Instant.ofEpochMilli(context.from()) + "'";
        String to = "'" + Instant.ofEpochMilli(context.to()) + "'";
        return switch (name) {
            case "timeFilter" -> column + " BETWEEN " + from + " AND " + to;
            case "timeFrom" -> from;
            case "timeTo" -> to;
            case "time" -> column + " AS \"time\"";
            case "timeGroup" -> timeGroup(column, arguments, context, whole);
            case "timeGroupAlias" -> timeGroup(column, arguments, context, whole) + " AS \"time\"";
            case "unixEpochFrom" -> Long.toString(context.from() / 1000);
            case "unixEpochTo" -> Long.toString(context.to() / 1000);
            case "interval" -> context.intervalMillis() + "ms";
            case "interval_ms" -> Long.toString(context.intervalMillis());
            default -> throw new IllegalArgumentException("unknown macro " + whole);
        };
    }

    private static String timeGroup(String column, String[] arguments, QueryContext context, String whole) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("macro " + whole + " needs a column and an interval");
        }
        String interval = arguments[1].trim().replace("$__interval", context.intervalMillis() + "ms");
        String seconds = String.format(Locale.ROOT, "%.3f", durationMillis(interval) / 1000.0);
        return "to_timestamp(floor(extract(epoch FROM " + column + ")/" + seconds + ")*" + seconds + ")";
    }

    /** @throws IllegalArgumentException when the text is no duration such as {@code 5m} */
    static long durationMillis(String text) {
        Matcher duration = DURATION.matcher(text);
        if (!duration.matches()) {
            throw new IllegalArgumentException("not a duration: " + text);
        }
        long unit =
                switch (duration.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    case "d" -> 86_400_000;
                    default -> 604_800_000L;
                };
        return Math.multiplyExact(Long.parseLong(duration.group(1)), unit);
    }

    private static BoundSql bindVariables(String sql, QueryContext context) {
        List<String> parameters = new ArrayList<>();
        StringBuilder bound = new StringBuilder();
        Matcher variable = VARIABLE.matcher(sql);
        while (variable.find()) {
            List<String> values = context.variables().get(variable.group(1));
            if (values == null || values.isEmpty()) {
                throw new IllegalArgumentException("variable " + variable.group(1) + " has no value");
            }
            if (!"sqlstring".equals(variable.group(2))) {
                throw new IllegalArgumentException("variable " + variable.group() + " must be used as :sqlstring");
            }
            parameters.addAll(values);
            variable.appendReplacement(bound, String.join(",", java.util.Collections.nCopies(values.size(), "?")));
        }
        variable.appendTail(bound);
        return new BoundSql(bound.toString(), parameters);
    }
}
