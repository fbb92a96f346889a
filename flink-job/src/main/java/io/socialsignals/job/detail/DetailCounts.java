package io.socialsignals.job.detail;

/** Sums over the purchases or returns of one cell in one product's hour. A Flink POJO; money in minor units. */
public final class DetailCounts {
    /** Purchases or returns. */
    public long events;

    public long units;
    public long amountMinor;
    /** Whether they have changed since they were written last. */
    public boolean changed;

    void add(DetailFact fact) {
        events++;
        units += fact.units();
        amountMinor += fact.amountMinor();
        changed = true;
    }

    DetailCounts copy() {
        DetailCounts copy = new DetailCounts();
        copy.events = events;
        copy.units = units;
        copy.amountMinor = amountMinor;
        return copy;
    }
}
