package dev.augury.demo.eval;

import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Leads many conversations with a model, always taking the most probable token. They share the engine's steps; one that ends makes room for the next. An
 * answer does not depend on what else is in a step. Not thread-safe.
 */
public final class GreedyDecoder implements AutoCloseable {

    private static final int BLOCK_TOKENS = 32;
    private static final int STEP_TOKENS = 1_024;

    private final ModelFile model;
    private final Engine engine;
    private final DecoderSize size;
    private final int blocksEach;

    private GreedyDecoder(ModelFile model, DecoderSize size) {
        this.model = model;
        this.size = size;
        blocksEach = Math.ceilDiv(size.context(), BLOCK_TOKENS);
        CpuOptions defaults = CpuOptions.DEFAULTS;
        CpuOptions options = new CpuOptions(size.threads(), defaults.vectorBits(), defaults.kvType(), size.context(), defaults.sliceTokens(),
                defaults.spinMicros(), false);
        engine = new CpuEngineFactory().create(options, new LoneHost(model, BLOCK_TOKENS, blocksEach * size.sequences(), STEP_TOKENS));
    }

    /**
     * Loads a model.
     *
     * @param size the context is shortened to the model's own
     * @throws dev.augury.spi.engine.EngineException when the engine refuses the model
     */
    public static GreedyDecoder load(Path file, DecoderSize size) throws IOException {
        ModelFile model = ModelFile.open(file.getFileName().toString(), file);
        try {
            int context = new CpuEngineFactory().examine(CpuOptions.DEFAULTS, model, BLOCK_TOKENS).contextLength();
            return new GreedyDecoder(model, new DecoderSize(size.sequences(), Math.min(size.context(), context), size.turn(), size.threads()));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Returns the model's tokenizer. */
    public Tokenizer tokenizer() {
        return model.vocabulary();
    }

    /**
     * Leads all conversations to their ends.
     *
     * @param over is told how many are over, each time that some end
     */
    public void lead(Iterator<? extends Course> courses, IntConsumer over) {
        List<Slot> slots = IntStream.range(0, size.sequences()).mapToObj(id -> new Slot(id, blocksEach, size)).toList();
        int begun = 0;
        int ended = 0;
        while (true) {
            for (Slot slot : slots) {
                while (slot.isFree() && courses.hasNext()) {
                    slot.begin(courses.next());
                    begun++;
                }
            }
            List<Slot> busy = slots.stream().filter(slot -> !slot.isFree()).toList();
            if (begun - busy.size() > ended) {
                ended = begun - busy.size();
                over.accept(ended);
            }
            if (busy.isEmpty()) {
                return;
            }
            step(busy);
        }
    }

    private void step(List<Slot> busy) {
        List<StepRow> rows = new ArrayList<>();
        int left = STEP_TOKENS;
        for (int i = 0; i < busy.size() && left > 0; i++) {
            // Every sequence behind keeps a token of the step, so that none waits for a long prompt.
            StepRow row = busy.get(i).row(Math.max(1, left - (busy.size() - 1 - i)));
            rows.add(row);
            left -= row.tokens().length;
        }
        StepResult result = engine.step(new StepPlan(rows, List.of()));
        for (int i = 0; i < rows.size(); i++) {
            busy.get(i).computed(rows.get(i).tokens().length);
            for (Answer answer : result.rows().get(i)) {
                int token = ((Answer.Sampled) answer).token();
                busy.get(i).take(token, tokenizer().isEnd(token));
            }
        }
    }

    /**
     * Computes the logits of the token that follows a text.
     *
     * @param tokens at least one, no more than the context
     */
    public float[] logits(int[] tokens) {
        int[] blocks = IntStream.range(0, blocksEach).toArray();
        for (int from = 0; ; from += STEP_TOKENS) {
            int to = Math.min(tokens.length, from + STEP_TOKENS);
            boolean last = to == tokens.length;
            StepRow row = new StepRow(0, Arrays.copyOfRange(tokens, from, to), IntStream.range(from, to).toArray(),
                    List.of(new KvSegment(blocks, from, QueryPosition.OWN)), null, last ? List.of(new Want.Logits(to - from - 1)) : List.of());
            StepResult result = engine.step(new StepPlan(List.of(row), List.of()));
            if (last) {
                return ((Answer.Values) result.rows().getFirst().getFirst()).values().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
            }
        }
    }

    @Override
    public void close() {
        engine.close();
        model.close();
    }
}
