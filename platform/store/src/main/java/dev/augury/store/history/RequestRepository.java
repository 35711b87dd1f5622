package dev.augury.store.history;

import java.util.Collection;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/** The table of requests. */
interface RequestRepository extends Repository<RequestEntity, Long> {

    /** Returns which of the ids are there. */
    @Query("select r.requestId from RequestEntity r where r.requestId in :ids")
    Set<String> known(@Param("ids") Collection<String> ids);

    /** Adds all. */
    Iterable<RequestEntity> saveAll(Iterable<RequestEntity> requests);

    /** Returns the number of rows. */
    long count();
}
