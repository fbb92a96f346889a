package io.socialsignals.job.leadlag;

/** What one cell (a platform's or region's minute) or a whole bucket adds up to. A Flink POJO; integers, so order is free. */
public final class Sums {
    public long posts;
    public long scored;
    /** Sum of polarity, in millionths. */
    public long polarityMicro;

    public long engagement;
    public long views;
    public long purchases;
    public long revenueMinor;
    public long returns;
    /** Sum of search index values. */
    public long searchSum;
    /** Search index values. */
    public long searches;

    /** Whether anything was said, or looked for. */
    boolean hasTalk() {
        return posts != 0 || engagement != 0 || searches != 0;
    }

    /** Whether anything was done in the shop. */
    boolean hasTrade() {
        return views != 0 || purchases != 0 || revenueMinor != 0 || returns != 0;
    }

    void add(Sums other, int sign) {
        posts += sign * other.posts;
        scored += sign * other.scored;
        polarityMicro += sign * other.polarityMicro;
        engagement += sign * other.engagement;
        views += sign * other.views;
        purchases += sign * other.purchases;
        revenueMinor += sign * other.revenueMinor;
        returns += sign * other.returns;
        searchSum += sign * other.searchSum;
        searches += sign * other.searches;
    }
}
