package io.socialsignals.job.ingest;

/**
 * A set of 64-bit identities: open addressing in one array, at most half full. A Flink POJO of plain arrays, so that it
 * can be kept as state and dropped whole. With n identities the chance that a new one is taken for another is about n /
 * 2^64.
 */
public final class SeenIds {
    private static final int SMALLEST = 8;

    /** Slots; 0 is empty. */
    public long[] slots = new long[SMALLEST];
    /** Identities held. */
    public int size;

    /** Takes the identity in; false when it was there. */
    public boolean add(long identity) {
        long id = identity == 0 ? 1 : identity;
        if (!insert(slots, id)) {
            return false;
        }
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long id : slots) {
            if (id != 0) {
                insert(larger, id);
            }
        }
        slots = larger;
    }

    private static boolean insert(long[] slots, long id) {
        int mask = slots.length - 1;
        int at = (int) (id ^ (id >>> 32)) & mask;
        while (slots[at] != 0) {
            if (slots[at] == id) {
                return false;
            }
            at = (at + 1) & mask;
        }
        slots[at] = id;
        return true;
    }
}
