package io.socialsignals.local.redrive;

import io.socialsignals.events.Rejected;

/** Where a record was first read; what tells one rejection from another. */
public record Coordinates(String topic, int partition, long offset) {
    public static Coordinates of(Rejected rejected) {
        return new Coordinates(rejected.topic(), rejected.partition(), rejected.offset());
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
