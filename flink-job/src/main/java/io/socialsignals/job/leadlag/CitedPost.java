package io.socialsignals.job.leadlag;

/** A post that an insight may cite; heavier first, then by id. */
public record CitedPost(String postId, long weight) implements Comparable<CitedPost> {
    @Override
    public int compareTo(CitedPost other) {
        int byWeight = Long.compare(other.weight, weight);
        return byWeight != 0 ? byWeight : postId.compareTo(other.postId);
    }
}
