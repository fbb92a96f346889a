package io.socialsignals.job.ingest;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/** Identity of a record as 64 bits: two records with the same id and event time are copies of one. */
public final class Identity {
    private Identity() {}

    public static long of(String id, long at) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        long mixed = MurmurHash3.hash128x64(bytes)[0] ^ (at * 0x9E3779B97F4A7C15L);
        mixed ^= mixed >>> 32;
        return mixed * 0xD6E8FEB86659FD93L;
    }
}
