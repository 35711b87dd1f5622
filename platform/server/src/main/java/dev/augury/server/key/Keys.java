package dev.augury.server.key;

import dev.augury.core.key.ApiKey;
import dev.augury.core.key.KeyStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes keys and knows them again. All keys that the store had are in memory: a request never waits for a database to be let in. Thread-safe. */
public final class Keys {

    /** Tenant of the key made at first start. */
    public static final String FIRST_TENANT = "default";

    private static final String PREFIX = "sk-augury-";
    private static final int RANDOM_BYTES = 32;

    private final KeyStore store;
    private final InstantSource clock;
    private volatile List<ApiKey> known;

    /** Reads the keys of a store. */
    public Keys(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        known = store.all();
    }

    /** Returns whether there is no key at all, not even a revoked one: the host starts for the first time. */
    public boolean none() {
        return known.isEmpty();
    }

    /** Makes a key, keeps its hash, and returns the key itself, which is nowhere else. */
    public String make(String name, String tenant) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        store.add(new ApiKey(name, tenant, HexFormat.of().formatHex(hash(key)), clock.instant(), null));
        known = store.all();
        return key;
    }

    /** Returns the key that was given, unless it is unknown or revoked. Compares all, each in constant time. */
    public Optional<ApiKey> find(String given) {
        byte[] hash = HexFormat.of().formatHex(hash(given)).getBytes(StandardCharsets.US_ASCII);
        @Nullable ApiKey found = null;
        for (ApiKey key : known) {
            if (MessageDigest.isEqual(hash, key.hash().getBytes(StandardCharsets.US_ASCII)) && key.revokedAt() == null) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
