package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Want;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** One worker's answers to wants. */
final class Answers {

    Answer answer(Want want, Rows logits, int row) {
        int at = logits.start(row);
        return switch (want) {
            case Want.Sample _ -> throw new UnsupportedOperationException("The sampler is not connected yet; ask for logits");
            case Want.Score _ -> throw new UnsupportedOperationException("The sampler is not connected yet; ask for logits");
            case Want.Logits _ -> new Answer.Values(
                    MemorySegment.ofArray(Arrays.copyOfRange(logits.values(), at, at + logits.columns())).asReadOnly());
            case Want.Hidden _ -> throw new IllegalArgumentException("Hidden states are not offered; ask the engine's capabilities");
        };
    }
}
