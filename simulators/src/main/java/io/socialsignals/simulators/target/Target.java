package io.socialsignals.simulators.target;

import io.socialsignals.simulators.record.SimRecord;

/** Takes records in their order. */
public interface Target extends AutoCloseable {
    /**
     * Takes a record; it may wait for room.
     *
     * @throws TargetException if this or an earlier record could not be delivered
     */
    void send(SimRecord record);

    /** Whether it holds this record from an earlier run already, so that there is nothing to wait for. */
    default boolean holds(SimRecord record) {
        return false;
    }

    /** Returns when everything sent so far is safe. */
    void flush();

    /** Flushes and closes. */
    @Override
    void close();
}
