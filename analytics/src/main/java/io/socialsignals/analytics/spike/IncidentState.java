package io.socialsignals.analytics.spike;

import java.util.ArrayList;
import java.util.List;

/** The incident of one product that is running, if any. */
public class IncidentState {
    public boolean running;
    public long start;
    public long last;
    public long peak;
    public double score;
    public int severity;
    public double seen;
    public double expected;
    public int hours;
    public String series = "";
    /** What the leading series was held against. */
    public Evidence.Yardstick yardstick = Evidence.Yardstick.HOURS;
    /** Every series that was abnormal in it, in alphabetical order. */
    public List<String> involved = new ArrayList<>();
}
