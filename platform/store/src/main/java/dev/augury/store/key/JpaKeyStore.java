package dev.augury.store.key;

import dev.augury.core.key.ApiKey;
import dev.augury.core.key.KeyStore;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps API keys in the database. */
@Component
class JpaKeyStore implements KeyStore {

    private final ApiKeyRepository keys;

    JpaKeyStore(ApiKeyRepository keys) {
        this.keys = keys;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ApiKey> all() {
        return keys.findAllByOrderById().stream().map(ApiKeyEntity::key).toList();
    }

    @Override
    @Transactional
    public void add(ApiKey key) {
        if (keys.existsByHash(key.hash())) {
            throw new IllegalArgumentException("A key with the hash of '" + key.name() + "' is kept already; make another key");
        }
        keys.save(new ApiKeyEntity(key));
    }
}
