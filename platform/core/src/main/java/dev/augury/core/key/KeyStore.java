package dev.augury.core.key;

import java.util.List;

/** Keeps API keys. Thread-safe; may block, so it is not called on a loop's or a network's thread. */
public interface KeyStore {

    /** Returns all keys, revoked ones too, in the order in which they were made. */
    List<ApiKey> all();

    /**
     * Keeps a new key.
     *
     * @throws IllegalArgumentException when a key of that hash is kept already
     */
    void add(ApiKey key);
}
