package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Burst;
import io.socialsignals.simulators.scenario.Scenario.Effect;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.Scenario.HotKey;
import io.socialsignals.simulators.scenario.Scenario.Incident;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Scenario.Promotion;
import io.socialsignals.simulators.scenario.Subject;
import org.jspecify.annotations.Nullable;

/** From the scenario's planted truth to expected counts per product and hour. */
public final class Rates {
    /** Log odds of tone per standard deviation of the driver. */
    public static final double TONE_GAIN = 1.2;
    /** Log of the post rate per standard deviation of the driver of a product with an effect. */
    public static final double VOLUME_GAIN = 0.15;
    /** Log odds of tone that a running promotion adds. */
    public static final double PROMOTION_TONE = 0.5;
    /** Half-lives after the peak during which a burst counts. */
    static final int BURST_HALF_LIVES = 6;

    private static final int RAMP_HOURS = 2;
    private static final long STREAMS = 1_000;

    private final Scenario scenario;
    private final Drivers[] social;
    private final Drivers[] sales;
    private final int startHourOfWeek;
    private int hour = Integer.MIN_VALUE;
    private HourPlan[] plans = new HourPlan[0];

    public Rates(Scenario scenario) {
        this.scenario = scenario;
        int n = scenario.products().size();
        social = new Drivers[n];
        sales = new Drivers[n];
        for (int i = 0; i < n; i++) {
            social[i] = new Drivers(scenario.seed(), STREAMS + 2L * i);
            sales[i] = new Drivers(scenario.seed(), STREAMS + 2L * i + 1);
        }
        // 1970-01-01 was a Thursday; hour 0 of the week is Monday midnight UTC.
        long hours = scenario.start().toEpochMilli() / 3_600_000;
        startHourOfWeek = (int) Math.floorMod(hours + 72, 168L);
    }

    /** Plans of all products for an hour since the start. */
    HourPlan[] at(int wanted) {
        if (wanted != hour) {
            HourPlan[] out = new HourPlan[social.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = plan(i, wanted);
            }
            plans = out;
            hour = wanted;
        }
        return plans;
    }

    /** Hour of the day (UTC) of an hour since the start. */
    int hourOfDay(int since) {
        return Math.floorMod(startHourOfWeek + since, 24);
    }

    /** Seasonal factor of an hour since the start; 1 on average. */
    double season(int since) {
        int hourOfWeek = Math.floorMod(startHourOfWeek + since, 168);
        var season = scenario.season();
        double day = StrictMath.cos(2 * Math.PI * (hourOfWeek % 24 - season.peakHour()) / 24);
        double week = StrictMath.cos(2 * Math.PI * (hourOfWeek / 24 - (season.peakDay() - 1)) / 7);
        return (1 + season.daily() * day) * (1 + season.weekly() * week);
    }

    /** The driver that the tone of posts follows. */
    public double socialDriver(int product, int since) {
        Effect effect = scenario.products().get(product).effect();
        return effect.kind() == EffectKind.SALES_LEAD
                ? sales[product].at(since - effect.lagHours())
                : social[product].at(since);
    }

    /** The driver that purchases follow. */
    public double salesDriver(int product, int since) {
        Effect effect = scenario.products().get(product).effect();
        return effect.kind() == EffectKind.SOCIAL_LEADS
                ? social[product].at(since - effect.lagHours())
                : sales[product].at(since);
    }

    private HourPlan plan(int product, int since) {
        Line line = scenario.products().get(product);
        String id = line.product().id();
        double season = season(since);
        double x = socialDriver(product, since);
        double posts = line.posts() * season * StrictMath.exp(VOLUME_GAIN * x);
        double beta = line.effect().beta();
        // Divided by the mean of the log-normal factor, so that the scenario's rates stay means.
        double views = line.views() * season * StrictMath.exp(beta * salesDriver(product, since) - beta * beta / 2);
        double tone = line.quality() + TONE_GAIN * x;
        double returns = scenario.sessions().returns();
        Promotion running = null;
        Subject talk = null;
        for (Promotion p : scenario.promotions()) {
            if (within(since, p.fromHour(), p.hours()) && p.products().contains(id)) {
                running = p;
                posts *= p.posts();
                views *= p.sales();
                tone += PROMOTION_TONE;
            }
        }
        for (Incident incident : scenario.incidents()) {
            if (within(since, incident.fromHour(), incident.hours())
                    && incident.product().equals(id)) {
                posts *= incident.posts();
                talk = incident.subject() == null ? talk : incident.subject();
                tone -= incident.size();
            }
        }
        for (HotKey hot : scenario.faults().hotKeys()) {
            if (within(since, hot.fromHour(), hot.hours()) && hot.product().equals(id)) {
                views *= hot.factor();
            }
        }
        Burst burst = burst(id, since);
        if (burst == null) {
            return new HourPlan(posts, views, tone, returns, running, null, 0, talk);
        }
        double height = height(burst, since);
        double tagged = burst.peakPerHour() * height;
        views *= 1 + (burst.sales() - 1) * height;
        returns += (burst.returnsAtPeak() - returns) * height;
        return new HourPlan(posts + tagged, views, tone, returns, running, burst.tag(), tagged, talk);
    }

    private @Nullable Burst burst(String id, int since) {
        for (Burst burst : scenario.bursts()) {
            int lasts = RAMP_HOURS + (int) Math.ceil(BURST_HALF_LIVES * burst.halfLifeHours());
            if (burst.product().equals(id) && within(since, burst.atHour(), lasts)) {
                return burst;
            }
        }
        return null;
    }

    /** Height of a burst, 0 to 1: a ramp of two hours, then halved every half-life. */
    private static double height(Burst burst, int since) {
        double elapsed = since - burst.atHour() + 0.5;
        return elapsed < RAMP_HOURS
                ? elapsed / RAMP_HOURS
                : StrictMath.exp(-(elapsed - RAMP_HOURS) * StrictMath.log(2) / burst.halfLifeHours());
    }

    private static boolean within(int since, int from, int hours) {
        return since >= from && since < from + hours;
    }
}
