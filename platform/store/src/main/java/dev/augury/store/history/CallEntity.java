package dev.augury.store.history;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code calls}. */
@Entity
@Table(name = "calls")
class CallEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "calls")
    @SequenceGenerator(name = "calls", sequenceName = "calls_seq", allocationSize = 100)
    @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "segment")
    @Nullable SegmentEntity segment;

    String callId = "";
    String tool = "";
    @Nullable Double seconds;
    @Nullable Integer responseTokens;

    /** For JPA. */
    protected CallEntity() {}

    CallEntity(SegmentEntity owner, RequestRecord.Call record) {
        segment = owner;
        callId = record.callId();
        tool = record.tool();
        seconds = record.seconds();
        responseTokens = record.responseTokens();
    }
}
