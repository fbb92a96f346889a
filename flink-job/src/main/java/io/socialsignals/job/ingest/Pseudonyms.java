package io.socialsignals.job.ingest;

import io.socialsignals.job.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for ids of people: HMAC-SHA-256 over realm and id, cut to 128 bits, as 26 characters of Base32. The same
 * id in the same realm always gives the same pseudonym; without the key none can be guessed back, and the same id in
 * two realms (two platforms, say) cannot be linked. Not thread-safe: one per subtask.
 */
public final class Pseudonyms {
    private static final int BYTES = 16;
    private static final int CHARACTERS = 26;
    private static final int SLOTS = 1 << 14;

    private final Mac mac;
    private final Base32 base32 = new Base32();
    /** Direct-mapped caches: a newer id takes the slot of an older one. */
    private final @Nullable String[] realms = new String[SLOTS];

    private final @Nullable String[] ids = new String[SLOTS];
    private final @Nullable String[] pseudonyms = new String[SLOTS];

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
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        String cached = pseudonyms[slot];
        if (cached != null && id.equals(ids[slot]) && realm.equals(realms[slot])) {
            return cached;
        }
        String pseudonym = compute(realm, id);
        realms[slot] = realm;
        ids[slot] = id;
        pseudonyms[slot] = pseudonym;
        return pseudonym;
    }

    private String compute(String realm, String id) {
        mac.update(realm.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        byte[] full = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
        return base32.encodeToString(Arrays.copyOf(full, BYTES))
                .substring(0, CHARACTERS)
                .toLowerCase(Locale.ROOT);
    }
}
