package dev.augury.store.history;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code segments}. */
@Entity
@Table(name = "segments")
class SegmentEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "segments")
    @SequenceGenerator(name = "segments", sequenceName = "segments_seq", allocationSize = 100)
    @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "request")
    @Nullable RequestEntity request;

    int choice;
    int position;
    String finishReason = "";
    int contextTokens;
    int outputTokens;
    boolean censored;
    long startedNanos;
    long endedNanos;
    String predictedBy = "";
    double predictedTokensMean;

    @Column(name = "predicted_tokens_p50")
    double predictedTokensP50;

    @Column(name = "predicted_tokens_p90")
    double predictedTokensP90;

    @Column(name = "predicted_tokens_p99")
    double predictedTokensP99;

    double predictedCallProbability;
    double predictedCallSeconds;
    double predictedResponseTokens;

    @OneToMany(mappedBy = "segment", cascade = CascadeType.PERSIST)
    List<CallEntity> calls = new ArrayList<>();

    /** For JPA. */
    protected SegmentEntity() {}

    SegmentEntity(RequestEntity owner, RequestRecord.Segment record) {
        request = owner;
        choice = record.choice();
        position = record.position();
        finishReason = record.finishReason();
        contextTokens = record.contextTokens();
        outputTokens = record.outputTokens();
        censored = record.censored();
        startedNanos = record.startedNanos();
        endedNanos = record.endedNanos();
        predictedBy = record.predicted().by();
        predictedTokensMean = record.predicted().tokensMean();
        predictedTokensP50 = record.predicted().tokensP50();
        predictedTokensP90 = record.predicted().tokensP90();
        predictedTokensP99 = record.predicted().tokensP99();
        predictedCallProbability = record.predicted().callProbability();
        predictedCallSeconds = record.predicted().callSeconds();
        predictedResponseTokens = record.predicted().responseTokens();
        if (record.call() != null) {
            calls.add(new CallEntity(this, record.call()));
        }
    }
}
