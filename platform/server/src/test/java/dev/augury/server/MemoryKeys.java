package dev.augury.server;

import dev.augury.core.key.ApiKey;
import dev.augury.core.key.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps keys in memory. */
public final class MemoryKeys implements KeyStore {

    private final List<ApiKey> keys = new CopyOnWriteArrayList<>();

    @Override
    public List<ApiKey> all() {
        return List.copyOf(keys);
    }

    @Override
    public void add(ApiKey key) {
        if (keys.stream().anyMatch(known -> known.hash().equals(key.hash()))) {
            throw new IllegalArgumentException("a key of that hash is kept already");
        }
        keys.add(key);
    }
}
