package io.socialsignals.job.leadlag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One product's bucket: its sums, and while corrections may come, the cells that they replace. A Flink POJO. */
public final class Bucket {
    private static final int POSTS = 3;

    public Sums sums = new Sums();
    /** Cell and minute to what was counted for it; empty once the bucket is final. */
    public Map<String, Sums> cells = new HashMap<>();
    /** The heaviest posts, heaviest first. */
    public List<CitedPost> posts = new ArrayList<>();

    void take(Measure measure) {
        String postId = measure.postId();
        if (postId != null) {
            cite(new CitedPost(postId, measure.weight()));
            return;
        }
        Sums before = cells.put(measure.cell() + '/' + measure.at(), measure.sums());
        if (before != null) {
            sums.add(before, -1);
        }
        sums.add(measure.sums(), 1);
    }

    private void cite(CitedPost post) {
        if (!posts.contains(post)) {
            posts.add(post);
            posts.sort(null);
            if (posts.size() > POSTS) {
                posts.remove(POSTS);
            }
        }
    }

    /** No correction can come any more. */
    void seal() {
        cells.clear();
    }
}
