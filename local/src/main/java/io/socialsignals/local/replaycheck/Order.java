package io.socialsignals.local.replaycheck;

/**
 * In which order the partitions hold the records. The records and their time stamps are the same in every order.
 *
 * @param seed of a shuffle, else 0
 */
record Order(Kind kind, long seed) {
    enum Kind {
        /** As the scenario sends them: some tardy, some beyond the lateness. */
        AS_SENT,
        /** Each record delayed by chance, up to what the lateness allows it: most minutes are corrected. */
        SHUFFLED,
        /** By event time: no minute is ever corrected. */
        IN_ORDER
    }

    static final Order AS_SENT = new Order(Kind.AS_SENT, 0);
    static final Order IN_ORDER = new Order(Kind.IN_ORDER, 0);

    static Order shuffled(long seed) {
        return new Order(Kind.SHUFFLED, seed);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AS_SENT -> "as sent";
            case SHUFFLED -> "shuffled, seed " + seed;
            case IN_ORDER -> "in order";
        };
    }
}
