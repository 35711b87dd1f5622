package dev.augury.store.audit;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people changed. Blocks on the database, so it is not called on a loop's or a network's thread. */
@Component
public class AuditStore {

    private final AuditRepository lines;

    AuditStore(AuditRepository lines) {
        this.lines = lines;
    }

    /** Keeps changes that belong together, all or none. Returns them with their ids. */
    @Transactional
    public List<AuditLine> add(List<AuditLine> changes) {
        return changes.stream().map(line -> lines.save(new AuditEntity(line)).line()).toList();
    }

    /** Returns the latest changes of what lies below a subject, the latest first, {@code most} at most. */
    @Transactional(readOnly = true)
    public List<AuditLine> latest(String subject, int most) {
        return lines.findBySubjectStartingWithOrderByIdDesc(subject, Limit.of(most)).stream().map(AuditEntity::line).toList();
    }
}
