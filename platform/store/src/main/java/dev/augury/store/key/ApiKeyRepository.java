package dev.augury.store.key;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The table of API keys. */
interface ApiKeyRepository extends Repository<ApiKeyEntity, Long> {

    /** Returns all in the order in which they were made. */
    List<ApiKeyEntity> findAllByOrderById();

    /** Returns whether a key of that hash is there. */
    boolean existsByHash(String hash);

    /** Adds a key. */
    ApiKeyEntity save(ApiKeyEntity key);
}
