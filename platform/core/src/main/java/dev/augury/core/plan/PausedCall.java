package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.core.kv.KvPool;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.PausedCallView;
import java.util.OptionalDouble;

/**
 * A paused sequence as the handling policy sees it. The calls of one turn run side by side and count as one, which has the name of the first.
 *
 * @param sequence the sequence
 * @param pool holds its blocks
 */
record PausedCall(Sequence sequence, KvPool pool) implements PausedCallView {

    @Override
    public String call() {
        return sequence.pause().calls().getFirst().id();
    }

    @Override
    public String tool() {
        return sequence.pause().calls().getFirst().call().tool();
    }

    @Override
    public Handling handling() {
        return sequence.pause().handling();
    }

    @Override
    public long startedAt() {
        return sequence.stateSince();
    }

    @Override
    public OptionalDouble predictedSeconds() {
        return sequence.prediction()
                .filter(prediction -> prediction.callProbability() > 0)
                .map(prediction -> OptionalDouble.of(prediction.callSeconds().mean()))
                .orElse(OptionalDouble.empty());
    }

    @Override
    public int blocks() {
        return pool.blocksReleased(sequence);
    }
}
