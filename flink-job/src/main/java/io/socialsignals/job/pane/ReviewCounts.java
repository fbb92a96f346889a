package io.socialsignals.job.pane;

/** Sums over one product's reviews and survey answers in one minute. A Flink POJO; one review is such a sum too. */
public final class ReviewCounts {
    public long reviews;
    public long surveys;
    public long starsSum;
    public long scored;
    public long positive;
    public long neutral;
    public long negative;
    /** Sum of polarity, in millionths. */
    public long polarityMicro;
    /** Texts whose tone contradicts their stars. */
    public long disagreements;
    /** Reviews that came after the minute was first due. */
    public int lateEvents;
    /** Whether they have changed since they were written last. */
    public boolean changed;

    void add(ReviewCounts other) {
        reviews += other.reviews;
        surveys += other.surveys;
        starsSum += other.starsSum;
        scored += other.scored;
        positive += other.positive;
        neutral += other.neutral;
        negative += other.negative;
        polarityMicro += other.polarityMicro;
        disagreements += other.disagreements;
        lateEvents += other.lateEvents;
        changed = true;
    }

    ReviewCounts copy() {
        ReviewCounts copy = new ReviewCounts();
        copy.add(this);
        copy.changed = false;
        return copy;
    }
}
