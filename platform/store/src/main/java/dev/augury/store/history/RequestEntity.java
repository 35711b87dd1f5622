package dev.augury.store.history;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code requests}. */
@Entity
@Table(name = "requests")
class RequestEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "requests")
    @SequenceGenerator(name = "requests", sequenceName = "requests_seq", allocationSize = 100)
    @Nullable Long id;

    String requestId = "";
    String tenant = "";
    @Nullable String program;
    String model = "";
    String lane = "";
    String scheduler = "";
    Instant arrivedAt = Instant.EPOCH;
    int promptTokens;
    int cachedTokens;
    long computedTokens;
    int outputTokens;
    int outputTokensMax;
    int choices;
    int recomputes;
    int swaps;
    @Nullable Long startedNanos;
    @Nullable Long firstTokenNanos;
    long totalNanos;
    @Nullable String failure;
    int featuresVersion;

    @Column(columnDefinition = "bytea")
    byte[] features = {};

    long templateHash;
    long systemHash;
    long toolsHash;

    @Column(columnDefinition = "text")
    @Nullable String promptText;

    @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
    List<SegmentEntity> segments = new ArrayList<>();

    /** For JPA. */
    protected RequestEntity() {}

    RequestEntity(RequestRecord record) {
        requestId = record.requestId();
        tenant = record.tenant();
        program = record.program();
        model = record.model();
        lane = record.lane();
        scheduler = record.scheduler();
        arrivedAt = Instant.ofEpochMilli(record.arrivedAtMillis());
        promptTokens = record.tokens().prompt();
        cachedTokens = record.tokens().cached();
        computedTokens = record.tokens().computed();
        outputTokens = record.tokens().output();
        outputTokensMax = record.tokens().outputMax();
        choices = record.choices();
        recomputes = record.effort().recomputes();
        swaps = record.effort().swaps();
        startedNanos = record.timing().startedNanos();
        firstTokenNanos = record.timing().firstTokenNanos();
        totalNanos = record.timing().totalNanos();
        failure = record.failure();
        featuresVersion = record.vector().version();
        features = record.vector().features();
        templateHash = record.vector().templateHash();
        systemHash = record.vector().systemHash();
        toolsHash = record.vector().toolsHash();
        promptText = record.text();
        record.segments().forEach(segment -> segments.add(new SegmentEntity(this, segment)));
    }
}
