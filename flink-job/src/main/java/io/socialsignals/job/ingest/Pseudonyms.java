package io.socialsignals.job.ingest;

import io.socialsignals.job.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for ids of people: HMAC-SHA-256 over realm and id, cut to 128 bits, as 26 characters of Base32. The same
 * id in the same realm always gives the same pseudonym; without the key none can be guessed back, and the same id in
 * two realms (two platforms, say) cannot be linked. Not thread-safe: one per subtask.
 */
public final class Pseudonyms {
    private static final int BYTES = 16;
    private static final int CHARACTERS = 26;
    private static final int SLOTS = 1 << 15;
    private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();

    private final Mac mac;
    /** Ids that came lately, two to a bucket: a new one takes the place of the older. */
    private final @Nullable Entry[] entries = new Entry[SLOTS];

    private record Entry(String realm, String id, String pseudonym) {
        boolean is(String realm, String id) {
            return this.id.equals(id) && this.realm.equals(realm);
        }
    }

    public Pseudonyms(Secret key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The pseudonym of an id within a realm; null stays null. */
    public @Nullable String ofNullable(String realm, @Nullable String id) {
        return id == null ? null : of(realm, id);
    }

    /** The pseudonym of an id within a realm. */
    public String of(String realm, String id) {
        int hash = id.hashCode() * 31 + realm.hashCode();
        int first = (hash ^ (hash >>> 15)) & (SLOTS - 2);
        Entry newer = entries[first];
        if (newer != null && newer.is(realm, id)) {
            return newer.pseudonym;
        }
        Entry older = entries[first + 1];
        Entry found = older != null && older.is(realm, id) ? older : new Entry(realm, id, compute(realm, id));
        entries[first] = found;
        entries[first + 1] = newer;
        return found.pseudonym;
    }

    /** The same for an id that seldom comes again: where most are new, to remember them costs more than it saves. */
    String compute(String realm, String id) {
        mac.update(realm.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        byte[] full = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        char[] text = new char[CHARACTERS];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            if (held < 5) {
                bits = (bits << 8) | (next < BYTES ? full[next] & 0xff : 0);
                next++;
                held += 8;
            }
            held -= 5;
            text[i] = BASE32[(bits >>> held) & 31];
        }
        return new String(text);
    }
}
