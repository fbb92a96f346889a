package io.socialsignals.job.leadlag;

import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.job.config.JobConfig;
import java.util.Map;

/** The plans that the job uses where nobody configures others. */
public final class DefaultPlans {
    private DefaultPlans() {}

    public static JobConfig.LeadLag config() {
        String[] least = {
            "--kafka.bootstrap=nowhere:1", "--database.url=jdbc:postgresql:none", "--privacy.allow-development-key=true"
        };
        return ConfigLoader.load(least, Map.of()).leadLag();
    }

    static PairPlan hourly(int days) {
        return PairPlan.hourly(config().hourly(), days);
    }

    static PairPlan perMinute() {
        return PairPlan.perMinute(config().byMinute());
    }
}
