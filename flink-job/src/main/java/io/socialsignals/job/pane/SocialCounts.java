package io.socialsignals.job.pane;

/** Sums over one product's posts and engagement in one minute on one platform. A Flink POJO. */
public final class SocialCounts {
    public long posts;
    public long scored;
    public long positive;
    public long neutral;
    public long negative;
    /** Sum of polarity, in millionths. */
    public long polarityMicro;
    /** Sum of subjectivity, in millionths. */
    public long subjectivityMicro;

    public long reposts;
    /** Sum of the authors' followers. */
    public long followers;

    public long likes;
    public long comments;
    public long shares;
    public long saves;
    public long clicks;
    public long profileVisits;
    public long reach;
    public long impressions;
    /** Events that came after the minute was first due. */
    public int lateEvents;
    /** Whether they have changed since they were written last. */
    public boolean changed;

    public void add(SocialCounts other) {
        posts += other.posts;
        scored += other.scored;
        positive += other.positive;
        neutral += other.neutral;
        negative += other.negative;
        polarityMicro += other.polarityMicro;
        subjectivityMicro += other.subjectivityMicro;
        reposts += other.reposts;
        followers += other.followers;
        likes += other.likes;
        comments += other.comments;
        shares += other.shares;
        saves += other.saves;
        clicks += other.clicks;
        profileVisits += other.profileVisits;
        reach += other.reach;
        impressions += other.impressions;
        lateEvents += other.lateEvents;
        changed = true;
    }

    SocialCounts copy() {
        SocialCounts copy = new SocialCounts();
        copy.add(this);
        copy.changed = false;
        return copy;
    }

    /** What undoes these counters; late events stay, for they came. */
    public SocialCounts negated() {
        SocialCounts negated = new SocialCounts();
        negated.posts = -posts;
        negated.scored = -scored;
        negated.positive = -positive;
        negated.neutral = -neutral;
        negated.negative = -negative;
        negated.polarityMicro = -polarityMicro;
        negated.subjectivityMicro = -subjectivityMicro;
        negated.reposts = -reposts;
        negated.followers = -followers;
        negated.likes = -likes;
        negated.comments = -comments;
        negated.shares = -shares;
        negated.saves = -saves;
        negated.clicks = -clicks;
        negated.profileVisits = -profileVisits;
        negated.reach = -reach;
        negated.impressions = -impressions;
        return negated;
    }
}
