package io.socialsignals.job.pane;

/** Sums over one product's posts about one topic in one hour. A Flink POJO; one post is such a sum too. */
public final class TopicCounts {
    public long posts;
    public long scored;
    public long positive;
    public long neutral;
    public long negative;
    /** Sum of polarity, in millionths. */
    public long polarityMicro;
    /** Posts that came after their minute was first due. */
    public int lateEvents;
    /** Whether they have changed since they were written last. */
    public boolean changed;

    public void add(TopicCounts other) {
        posts += other.posts;
        scored += other.scored;
        positive += other.positive;
        neutral += other.neutral;
        negative += other.negative;
        polarityMicro += other.polarityMicro;
        lateEvents += other.lateEvents;
        changed = true;
    }

    /** What undoes these counts; late events stay, for they came. */
    public TopicCounts negated() {
        TopicCounts negated = new TopicCounts();
        negated.posts = -posts;
        negated.scored = -scored;
        negated.positive = -positive;
        negated.neutral = -neutral;
        negated.negative = -negative;
        negated.polarityMicro = -polarityMicro;
        return negated;
    }

    TopicCounts copy() {
        TopicCounts copy = new TopicCounts();
        copy.add(this);
        copy.changed = false;
        return copy;
    }
}
