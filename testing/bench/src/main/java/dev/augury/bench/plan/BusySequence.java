package dev.augury.bench.plan;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import java.util.Optional;
import java.util.SplittableRandom;

/** A request of one answer with drawn lengths; half of them predict a call. */
final class BusySequence implements SequenceView, RequestView {

    private final long id;
    private final int promptTokens;
    private final Optional<Prediction> prediction;
    private int total;
    private int computed;
    private SequenceState state = SequenceState.WAITING;

    BusySequence(long id, SplittableRandom random) {
        this.id = id;
        promptTokens = 16 + random.nextInt(2000);
        total = promptTokens;
        prediction = Optional.of(Prediction.builder()
                .outputTokens(Estimate.exactly(1 + random.nextInt(500)))
                .call(random.nextInt(2), Estimate.exactly(random.nextDouble() * 30), Estimate.exactly(random.nextInt(100)))
                .source("bench")
                .build());
    }

    void run() {
        state = SequenceState.RUNNING;
        computed = total;
        total++;
    }

    void finish() {
        state = SequenceState.FINISHED;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public RequestView request() {
        return this;
    }

    @Override
    public SequenceState state() {
        return state;
    }

    @Override
    public int totalTokens() {
        return total;
    }

    @Override
    public int computedTokens() {
        return computed;
    }

    @Override
    public int outputTokens() {
        return total - promptTokens;
    }

    @Override
    public int totalTokensMax() {
        return promptTokens + outputTokensMax();
    }

    @Override
    public int segment() {
        return 0;
    }

    @Override
    public Optional<Prediction> prediction() {
        return prediction;
    }

    @Override
    public long arrivedAt() {
        return id;
    }

    @Override
    public long stateSince() {
        return id;
    }

    @Override
    public int preemptions() {
        return 0;
    }

    @Override
    public int idleSteps() {
        return 0;
    }

    @Override
    public boolean copying() {
        return false;
    }

    @Override
    public String tenant() {
        return "bench";
    }

    @Override
    public Optional<String> program() {
        return Optional.empty();
    }

    @Override
    public int promptTokens() {
        return promptTokens;
    }

    @Override
    public int outputTokensMax() {
        return 1000;
    }

    @Override
    public int choices() {
        return 1;
    }
}
