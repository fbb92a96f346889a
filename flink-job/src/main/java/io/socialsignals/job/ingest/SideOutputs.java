package io.socialsignals.job.ingest;

import io.socialsignals.events.Rejected;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Where operators send what is no result. */
public final class SideOutputs {
    /** Records that could not be used. */
    public static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

    /** Partial counts of the funnel. */
    public static final OutputTag<FunnelCount> FUNNEL =
            new OutputTag<>("funnel", TypeInformation.of(FunnelCount.class));

    private SideOutputs() {}
}
