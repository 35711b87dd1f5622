package dev.augury.store.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit}. */
@Entity
@Table(name = "audit")
class AuditEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit")
    @SequenceGenerator(name = "audit", sequenceName = "audit_seq", allocationSize = 1)
    @Nullable Long id;

    Instant happenedAt = Instant.EPOCH;
    String actor = "";
    String subject = "";

    @Column(name = "value_before")
    String before = "";

    @Column(name = "value_after")
    String after = "";

    String reason = "";
    @Nullable Long fromStep;
    @Nullable Long undoes;

    /** For JPA. */
    protected AuditEntity() {}

    AuditEntity(AuditLine line) {
        happenedAt = line.happenedAt();
        actor = line.actor();
        subject = line.subject();
        before = line.before();
        after = line.after();
        reason = line.reason();
        fromStep = line.fromStep();
        undoes = line.undoes();
    }

    AuditLine line() {
        return new AuditLine(id == null ? 0 : id, happenedAt, actor, subject, before, after, reason, fromStep, undoes);
    }
}
