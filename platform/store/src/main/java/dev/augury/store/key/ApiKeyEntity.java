package dev.augury.store.key;

import dev.augury.core.key.ApiKey;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}. */
@Entity
@Table(name = "api_keys")
class ApiKeyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_keys")
    @SequenceGenerator(name = "api_keys", sequenceName = "api_keys_seq", allocationSize = 1)
    @Nullable Long id;

    String name = "";
    String tenant = "";
    String hash = "";
    Instant createdAt = Instant.EPOCH;
    @Nullable Instant revokedAt;

    /** For JPA. */
    protected ApiKeyEntity() {}

    ApiKeyEntity(ApiKey key) {
        name = key.name();
        tenant = key.tenant();
        hash = key.hash();
        createdAt = key.createdAt();
        revokedAt = key.revokedAt();
    }

    ApiKey key() {
        return new ApiKey(name, tenant, hash, createdAt, revokedAt);
    }
}
