package dev.augury.store.audit;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The table of changes. */
interface AuditRepository extends Repository<AuditEntity, Long> {

    /** Returns the latest changes of what lies below a subject, the latest first. */
    List<AuditEntity> findBySubjectStartingWithOrderByIdDesc(String subject, Limit limit);

    /** Adds a change. */
    AuditEntity save(AuditEntity line);
}
