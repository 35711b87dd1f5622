package dev.augury.store.audit;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The audit in the database. */
@Component
class JpaAuditStore implements AuditStore {

    private final AuditRepository lines;

    JpaAuditStore(AuditRepository lines) {
        this.lines = lines;
    }

    @Override
    @Transactional
    public List<AuditLine> add(List<AuditLine> changes) {
        return changes.stream().map(line -> lines.save(new AuditEntity(line)).line()).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditLine> latest(String subject, int most) {
        return lines.findBySubjectStartingWithOrderByIdDesc(subject, Limit.of(most)).stream().map(AuditEntity::line).toList();
    }
}
