package io.socialsignals.job.pane;

/** Sums over one product's events in one minute, region and currency. A Flink POJO; money in minor units. */
public final class CommerceCounts {
    public long views;
    public long carts;
    public long purchases;
    public long units;
    public long revenueMinor;
    public long returns;
    public long returnedUnits;
    public long refundMinor;
    /** Events that came after the minute was first due. */
    public int lateEvents;
    /** Whether they have changed since they were written last. */
    public boolean changed;

    void add(CommerceFact fact) {
        switch (fact.type()) {
            case VIEW -> views++;
            case CART -> carts++;
            case PURCHASE -> {
                purchases++;
                units += fact.quantity();
                revenueMinor += fact.amountMinor();
            }
            case RETURN -> {
                returns++;
                returnedUnits += fact.quantity();
                refundMinor += fact.amountMinor();
            }
        }
        lateEvents += fact.late() ? 1 : 0;
        changed = true;
    }

    CommerceCounts copy() {
        CommerceCounts copy = new CommerceCounts();
        copy.views = views;
        copy.carts = carts;
        copy.purchases = purchases;
        copy.units = units;
        copy.revenueMinor = revenueMinor;
        copy.returns = returns;
        copy.returnedUnits = returnedUnits;
        copy.refundMinor = refundMinor;
        copy.lateEvents = lateEvents;
        return copy;
    }
}
