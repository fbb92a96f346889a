package io.socialsignals.job.insight;

import io.socialsignals.analytics.leadlag.FindingRule;
import io.socialsignals.job.leadlag.FindingRow;
import io.socialsignals.job.leadlag.TestedPair;
import java.util.Optional;

/** Rules from findings to recommendations. Pure: the same finding gives the same words. */
public final class InsightRules {
    private InsightRules() {}

    /**
     * What to do about a finding that is or was announced.
     *
     * @param life the rule by which it is announced and withdrawn
     */
    public static Optional<Insight> of(FindingRow finding, FindingRule life) {
        if (finding.life().confirmedAt() == 0) {
            return Optional.empty();
        }
        TestedPair test = finding.support();
        String rule = rule(test);
        return Optional.of(new Insight(
                rule + '/' + finding.productId() + '/' + finding.pair(),
                finding.life().confirmedAt() * 1000,
                finding.productId(),
                rule,
                finding.status(),
                statement(test, finding.adjustedP()),
                recommendation(test, rule),
                Evidence.json(test, finding.adjustedP()),
                withdrawnIf(test, life),
                test.posts(),
                test.windowStart(),
                test.windowEnd()));
    }

    /**
     * What not to do about a pair that only a third series joins.
     *
     * @param since window end of the first test that said so, epoch milliseconds UTC
     */
    public static Insight confounded(TestedPair test, long since) {
        String campaign = test.confounder();
        return new Insight(
                "both-moved/" + test.productId() + '/' + test.pair() + '/' + campaign,
                since,
                test.productId(),
                "both-moved",
                "confirmed",
                Words.capital(test.social()) + " and " + test.sales() + " of {product} were both moved by " + campaign
                        + " in the last " + Words.span(test.windowEnd() - test.windowStart())
                        + "; with it held fixed no relation is left.",
                "Credit " + campaign + ", not talk, with these sales, and do not plan on talk bringing them back.",
                Evidence.json(test, Double.NaN),
                "A relation between the two that stays significant with " + campaign + " held fixed.",
                test.posts(),
                test.windowStart(),
                test.windowEnd());
    }

    private static String rule(TestedPair test) {
        if (test.lag() < 0) {
            return "sales-lead";
        }
        if (test.lag() == 0) {
            return "simultaneous";
        }
        if (test.sales().equals("returns")) {
            return "talk-leads-returns";
        }
        if (test.social().equals("search")) {
            return "search-leads";
        }
        return test.r() > 0 ? "talk-leads" : "talk-leads-down";
    }

    private static String statement(TestedPair test, double adjustedP) {
        String window = Words.span(test.windowEnd() - test.windowStart());
        String numbers = " in the last " + window + " (r " + Words.decimal(test.r()) + ", 95 % "
                + Words.decimal(test.lower()) + " to " + Words.decimal(test.upper()) + ", adjusted p "
                + Words.probability(adjustedP) + (test.effect().isEmpty() ? "" : "; " + test.effect()) + ")";
        String social = Words.capital(Words.talk(test.social()));
        if (test.lag() > 0) {
            return social + " about {product} has led " + test.sales() + " by " + lag(test) + numbers + ".";
        }
        if (test.lag() < 0) {
            return Words.capital(test.sales()) + " of {product} have led " + Words.talk(test.social()) + " by "
                    + lag(test) + numbers + ".";
        }
        return social + " about {product} has moved together with " + test.sales() + numbers + ".";
    }

    private static String recommendation(TestedPair test, String rule) {
        return switch (rule) {
            case "talk-leads" ->
                "Schedule ads and offers for {product} " + early(test) + " after " + Words.talk(test.social())
                        + " rises, and check stock when it does.";
            case "talk-leads-down" ->
                "When " + Words.talk(test.social()) + " rises, expect fewer " + test.sales() + " " + lag(test)
                        + " later: read the cited posts before spending on {product}.";
            case "talk-leads-returns" ->
                test.r() < 0
                        ? "When sentiment about {product} falls, expect more returns " + lag(test)
                                + " later: warn support, and look into the complaints that the cited posts make."
                        : "Praise of {product} is followed by more returns " + lag(test)
                                + " later: check whether posts promise more than it is.";
            case "search-leads" ->
                "Raise search bids and stock of {product} within " + lag(test) + " of a rise in searches.";
            case "sales-lead" ->
                "Do not credit talk about {product} with sales: buyers talk " + lag(test)
                        + " after they buy. Ask them for reviews then.";
            default -> "Use talk about {product} as a live gauge of demand; it gives no time to act ahead.";
        };
    }

    private static String lag(TestedPair test) {
        return Words.span(Math.abs(test.lag()) * test.bucketMillis());
    }

    /** From two thirds of the lag to the lag, so that the ad runs when the buyers come. */
    private static String early(TestedPair test) {
        int from = Math.max(1, (2 * test.lag()) / 3);
        return from == test.lag() ? lag(test) : Words.span(from * test.bucketMillis()) + " to " + lag(test);
    }

    private static String withdrawnIf(TestedPair test, FindingRule rule) {
        return "Adjusted p above " + Words.decimal(rule.hold()) + ", another sign, or a lag other than " + lag(test)
                + " (give or take one bucket) for " + rule.withdrawAfter() + " tests in a row.";
    }
}
