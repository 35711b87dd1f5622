package dev.augury.core.pipeline;

import dev.augury.core.time.Time;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose KV of a token is a hash of the token, its position and the KV before it, and whose next token is a hash of all KV of the sequence, read
 * from the physical blocks: a wrong block, a stale one, one written twice or copied at the wrong time changes the answer.
 */
final class HashEngine implements Engine {

    static final int VOCABULARY = 997;
    static final int UNSCRIPTED = -1;
    private static final long POISON = 0xDEAD_BEEF_DEAD_BEEFL;

    private final int blockTokens;
    private final long[] device;
    private final long[] host;
    private final Time time;
    private final Set<Integer> copyTargets = new HashSet<>();
    private final int contextLength;
    private final EngineGeometry geometry;
    LongSupplier stepNanos = () -> 1_000_000;
    LongSupplier copyNanos = () -> 1_000_000;
    long copyNanosPerBlock;
    final List<List<BlockCopy>> moved = new ArrayList<>();
    Faults faults = new Faults() {};
    ToIntFunction<TokenHistory> script = _ -> UNSCRIPTED;
    int steps;
    int copies;
    boolean closed;
    @Nullable StepPlan lastPlan;
    Consumer<StepPlan> watcher = _ -> {};

    /** What goes wrong, by default nothing. */
    interface Faults {
        default @Nullable RuntimeException step(StepPlan plan) {
            return null;
        }

        default @Nullable EngineException copy() {
            return null;
        }

        default void close() {}
    }

    /** Sizes of the engine. */
    record Size(int blockTokens, int deviceBlocks, int hostBlocks, int contextLength) {}

    HashEngine(Time time, Size size) {
        this.time = time;
        blockTokens = size.blockTokens();
        contextLength = size.contextLength();
        device = new long[size.deviceBlocks() * blockTokens];
        host = new long[size.hostBlocks() * blockTokens];
        Arrays.fill(device, POISON);
        Arrays.fill(host, POISON);
        geometry = EngineGeometry.builder()
                .vocabularySize(VOCABULARY)
                .contextLength(contextLength)
                .layers(1)
                .kvHeads(1)
                .headSize(1)
                .blockTokens(blockTokens)
                .blockBytes(8L * blockTokens)
                .build();
    }

    @Override
    public EngineGeometry geometry() {
        return geometry;
    }

    @Override
    public EngineCapabilities capabilities() {
        return new EngineCapabilities(Set.of(Feature.BATCH_INVARIANT, Feature.SCORE, Feature.MASK, Feature.ASYNCHRONOUS_COPIES));
    }

    @Override
    public StepResult step(StepPlan plan) {
        steps++;
        lastPlan = plan;
        watcher.accept(plan);
        Set<Integer> written = new HashSet<>();
        StepResult.Builder result = StepResult.builder();
        time.elapse(stepNanos.getAsLong());
        RuntimeException failure = faults.step(plan);
        for (StepRow row : plan.rows()) {
            result.row(row(row, written, failure != null));
        }
        if (failure != null) {
            throw failure;
        }
        return result.build();
    }

    private List<Answer> row(StepRow row, Set<Integer> written, boolean failing) {
        KvSegment segment = row.target();
        int from = segment.length();
        long previous = from == 0 ? 0 : device[slot(segment, from - 1)];
        List<Answer> answers = new ArrayList<>();
        int want = 0;
        for (int i = 0; i < row.tokens().length; i++) {
            int position = from + i;
            if (row.positions()[i] != position || position >= contextLength) {
                throw new IllegalArgumentException("Row of sequence " + row.sequence() + " puts position " + row.positions()[i] + " at " + position);
            }
            int slot = slot(segment, position);
            if (!written.add(slot)) {
                throw new IllegalArgumentException("Slot " + slot + " is written twice in one step");
            }
            previous = kv(previous, row.tokens()[i], position);
            device[slot] = failing ? POISON : previous;
            while (want < row.wants().size() && row.wants().get(want).index() == i) {
                answers.add(answer(row.wants().get(want++), segment, position));
            }
        }
        return answers;
    }

    private Answer answer(Want want, KvSegment segment, int position) {
        return switch (want) {
            case Want.Sample sample -> {
                if (sample.position() != position + 1 || sample.history().length() != position + 1) {
                    throw new IllegalArgumentException(
                            "Token " + sample.position() + " is sampled from " + sample.history().length() + " tokens at " + position);
                }
                long hash = sample.sampling().seed() * 31 + sample.sampling().choice();
                for (int t = 0; t <= position; t++) {
                    hash = mix(hash ^ device[slot(segment, t)]);
                }
                int scripted = script.applyAsInt(sample.history());
                int token = scripted == UNSCRIPTED ? token(hash) : scripted;
                var mask = sample.mask();
                while (mask != null && !mask.allows(token)) {
                    token = (token + 1) % VOCABULARY;
                }
                yield new Answer.Sampled(token, sample.sampling().logprobs() ? logprobs(hash, sample.sampling().topLogprobs()) : null);
            }
            case Want.Score score -> new Answer.Scored(logprobs(device[slot(segment, position)] ^ score.token(), score.top()));
            case Want.Logits _, Want.Hidden _ -> throw new IllegalArgumentException("This engine has no " + want);
        };
    }

    private int slot(KvSegment segment, int position) {
        int block = segment.blocks()[position / blockTokens];
        if (copyTargets.contains(block)) {
            throw new IllegalArgumentException("Block " + block + " is used while it is the target of a copy");
        }
        return block * blockTokens + position % blockTokens;
    }

    @Override
    public void copyBlocks(List<BlockCopy> wanted, CopyListener listener) {
        copies++;
        moved.add(List.copyOf(wanted));
        for (BlockCopy copy : wanted) {
            Arrays.fill(tier(copy.toTier()), copy.to() * blockTokens, (copy.to() + 1) * blockTokens, POISON);
            if (copy.toTier() == BlockTier.DEVICE && !copyTargets.add(copy.to())) {
                throw new IllegalArgumentException("Block " + copy.to() + " is the target of two copies");
            }
        }
        long nanos = copyNanosPerBlock > 0 ? copyNanosPerBlock * wanted.size() : copyNanos.getAsLong();
        time.post(time.now() + nanos, () -> {
            EngineException failure = faults.copy();
            for (BlockCopy copy : wanted) {
                if (failure == null) {
                    System.arraycopy(tier(copy.fromTier()), copy.from() * blockTokens, tier(copy.toTier()), copy.to() * blockTokens, blockTokens);
                }
                if (copy.toTier() == BlockTier.DEVICE) {
                    copyTargets.remove(copy.to());
                }
            }
            listener.copied(nanos, failure);
        });
    }

    private long[] tier(BlockTier tier) {
        return switch (tier) {
            case DEVICE -> device;
            case HOST -> host;
        };
    }

    @Override
    public EngineHealth health() {
        return new EngineHealth(true, "well", Map.of());
    }

    @Override
    public void close() {
        closed = true;
        faults.close();
    }

    /** Returns what a request with that prompt is answered when nothing else is in the world. */
    static int[] alone(int[] prompt, long seed, int choice, int tokensMax) {
        long[] kv = new long[prompt.length + tokensMax];
        int[] answer = new int[tokensMax];
        int known = prompt.length;
        for (int i = 0; i < prompt.length; i++) {
            kv[i] = kv(i == 0 ? 0 : kv[i - 1], prompt[i], i);
        }
        for (int made = 0; made < tokensMax; made++) {
            long hash = seed * 31 + choice;
            for (int t = 0; t < known; t++) {
                hash = mix(hash ^ kv[t]);
            }
            answer[made] = token(hash);
            if (TestVocabulary.END == answer[made]) {
                return Arrays.copyOf(answer, made + 1);
            }
            kv[known] = kv(kv[known - 1], answer[made], known);
            known++;
        }
        return answer;
    }

    /** Returns the token that follows these when nothing else is in the world. */
    static int next(int[] tokens, int count, long seed, int choice) {
        long hash = seed * 31 + choice;
        long kv = 0;
        for (int i = 0; i < count; i++) {
            kv = kv(kv, tokens[i], i);
            hash = mix(hash ^ kv);
        }
        return token(hash);
    }

    private static Logprobs logprobs(long hash, int top) {
        int[] tokens = new int[top];
        float[] logprobs = new float[top];
        for (int i = 0; i < top; i++) {
            tokens[i] = i;
            logprobs[i] = -0.5f * (i + 1);
        }
        return new Logprobs(-(hash >>> 40) / 1e6f, tokens, logprobs);
    }

    private static long kv(long previous, int token, int position) {
        return mix(previous * 31 + token * 0x10001L + position);
    }

    private static int token(long hash) {
        return (int) Long.remainderUnsigned(hash, VOCABULARY);
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
