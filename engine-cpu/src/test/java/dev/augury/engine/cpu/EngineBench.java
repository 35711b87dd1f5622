package dev.augury.engine.cpu;

import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.OpsProvider;
import dev.augury.engine.cpu.memory.PromisedMemory;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import dev.augury.spi.model.ModelSource;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** An engine on a test model, and sequences that run on it. */
final class EngineBench implements AutoCloseable {

    static final int BLOCK = 16;

    /** One for all engines, so that its code is compiled once. */
    private static final Ops OPS = OpsProvider.find("auto");

    private static final PromisedMemory PROMISED = new PromisedMemory();

    final Engine engine;

    /** How to make it. */
    record Setup(CpuOptions options, int deviceBlocks, int hostBlocks, Path folder) {}

    /** A sequence with its own blocks. */
    static final class Sequence {
        final long id;
        int[] blocks;
        int length;

        Sequence(long id, int... blocks) {
            this.id = id;
            this.blocks = blocks;
        }
    }

    private record Context(ModelSource model, Setup setup) implements EngineContext {
        @Override
        public int blockTokens() {
            return BLOCK;
        }

        @Override
        public int deviceBlocks() {
            return setup.deviceBlocks();
        }

        @Override
        public int hostBlocks() {
            return setup.hostBlocks();
        }

        @Override
        public int stepTokensMax() {
            return 1024;
        }

        @Override
        public void progress(double done, String what) {}

        @Override
        public void elapse(long nanos) {}

        @Override
        public String lane() {
            return "test";
        }

        @Override
        public Path dataFolder() {
            return setup.folder();
        }

        @Override
        public long seed() {
            return 1;
        }
    }

    EngineBench(ModelSource model, Setup setup) {
        engine = CpuEngineFactory.create(setup.options(), new Context(model, setup), OPS, PROMISED);
    }

    /** An engine with few blocks and no host tier. */
    static EngineBench plain(ModelSource model, int threads) {
        return new EngineBench(model, new Setup(options(threads, 256), 64, 0, Path.of(".")));
    }

    static CpuOptions options(int threads, int slice) {
        return new CpuOptions(threads, "auto", "f32", 0, slice, 20, false);
    }

    /** A row that wants the logits of its tokens {@code wanted}. */
    static StepRow row(Sequence sequence, int[] tokens, int... wanted) {
        int[] positions = IntStream.range(sequence.length, sequence.length + tokens.length).toArray();
        List<Want> wants = IntStream.of(wanted).<Want>mapToObj(Want.Logits::new).toList();
        KvSegment segment = new KvSegment(sequence.blocks, sequence.length, QueryPosition.OWN);
        return new StepRow(sequence.id, tokens, positions, List.of(segment), null, wants);
    }

    /** Runs rows together, advances their sequences, and returns the logits of each row's wants. */
    List<List<float[]>> step(List<Sequence> sequences, List<StepRow> rows) {
        StepResult result = engine.step(new StepPlan(rows, List.of()));
        List<List<float[]>> logits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            sequences.get(i).length += rows.get(i).tokens().length;
            logits.add(result.rows().get(i).stream().map(EngineBench::floats).toList());
        }
        return logits;
    }

    static float[] floats(Answer answer) {
        return ((Answer.Values) answer).values().toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    /** Runs one sequence in chunks of the given size and returns the logits after every token. */
    List<float[]> run(Sequence sequence, int[] tokens, int chunk) {
        List<float[]> logits = new ArrayList<>();
        for (int at = 0; at < tokens.length; at += chunk) {
            int[] part = java.util.Arrays.copyOfRange(tokens, at, Math.min(tokens.length, at + chunk));
            int[] all = IntStream.range(0, part.length).toArray();
            logits.addAll(step(List.of(sequence), List.of(row(sequence, part, all))).getFirst());
        }
        return logits;
    }

    void copy(BlockTier fromTier, int[] from, BlockTier toTier, int[] to) {
        List<BlockCopy> copies = IntStream.range(0, from.length)
                .mapToObj(i -> new BlockCopy(fromTier, from[i], toTier, to[i]))
                .toList();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        engine.copyBlocks(copies, (_, failure) -> done.complete(failure == null));
        if (!done.join()) {
            throw new IllegalStateException("The copies failed");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
