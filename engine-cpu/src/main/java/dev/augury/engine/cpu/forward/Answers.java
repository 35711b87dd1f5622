package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.model.sample.Sampler;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Want;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** One worker's answers to wants, with a sampler of its own. */
final class Answers {

    private final Sampler sampler;

    Answers(int vocabulary) {
        sampler = new Sampler(vocabulary);
    }

    Answer answer(Want want, Rows logits, int row) {
        int at = logits.start(row);
        return switch (want) {
            case Want.Sample sample -> sampler.sample(logits.values(), at, sample);
            case Want.Score score -> sampler.score(logits.values(), at, score);
            case Want.Logits _ -> new Answer.Values(
                    MemorySegment.ofArray(Arrays.copyOfRange(logits.values(), at, at + logits.columns())).asReadOnly());
            case Want.Hidden _ -> throw new IllegalArgumentException("Hidden states are not offered; ask the engine's capabilities");
        };
    }
}
