package dev.augury.engine.simulated;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.StepCounters;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Runs steps by arithmetic alone: it holds no KV. Copies go on beside steps, as those of InferCept's pipelined swaps do. */
final class SimulatedEngine implements Engine {

    private static final EngineCapabilities CAPABILITIES = new EngineCapabilities(
            EnumSet.of(Feature.BATCH_INVARIANT, Feature.SCORE, Feature.MASK, Feature.SEGMENTS, Feature.FIXED_QUERY_POSITION));

    private final Costs costs;
    private final EngineContext context;
    private final EngineGeometry geometry;
    private final HashedModel model;
    private final PlanCheck check;
    private final CopyLink link;
    private volatile long steps;

    SimulatedEngine(SimulatedConfig config, EngineContext context, EngineGeometry geometry) {
        costs = Costs.of(config, context.blockTokens());
        this.context = context;
        this.geometry = geometry;
        model = new HashedModel(
                context.model().vocabulary(),
                context.seed(),
                new AnswerLengths(config.outputTokensMin(), config.outputTokensMax(), context.seed()),
                config.scripts().isEmpty() ? Scripts.NONE : Scripts.read(Path.of(config.scripts()), geometry.vocabularySize()));
        check = new PlanCheck(geometry, context.deviceBlocks());
        link = new CopyLink(context);
    }

    @Override
    public EngineGeometry geometry() {
        return geometry;
    }

    @Override
    public EngineCapabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public StepResult step(StepPlan plan) {
        StepResult.Builder result = StepResult.builder();
        long prefillTokens = 0;
        long pairs = 0;
        long decodes = 0;
        long cached = 0;
        for (StepRow row : plan.rows()) {
            check.row(row);
            int tokens = row.tokens().length;
            long read = 0;
            for (KvSegment segment : row.segments()) {
                read += segment.length();
            }
            if (tokens > 1) {
                prefillTokens += tokens;
                pairs += tokens * read + tokens * (tokens - 1L) / 2;
            } else {
                decodes++;
                cached += read;
            }
            result.row(answers(row));
        }
        long nanos = (long) (1000
                * (costs.stepMicros()
                        + costs.prefillTokenMicros() * prefillTokens
                        + costs.prefillContextTokenMicros() * pairs
                        + costs.decodeMicros() * decodes
                        + costs.contextTokenMicros() * cached));
        context.elapse(nanos);
        steps++;
        return result.counters(new StepCounters(Map.of("model", nanos), 0)).build();
    }

    private List<Answer> answers(StepRow row) {
        List<Answer> answers = new ArrayList<>(row.wants().size());
        for (Want want : row.wants()) {
            answers.add(switch (want) {
                case Want.Sample sample -> model.sample(row, sample);
                case Want.Score score -> new Answer.Scored(model.logprobs(model.best(row, score.index()), score.token(), score.top()));
                case Want.Logits logits -> throw PlanCheck.refused(row, Feature.LOGITS);
                case Want.Hidden hidden -> throw PlanCheck.refused(row, Feature.HIDDEN);
            });
        }
        return answers;
    }

    @Override
    public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
        link.copy((long) (1000 * costs.copyTokenMicros() * geometry.blockTokens() * copies.size()), listener);
    }

    @Override
    public EngineHealth health() {
        return new EngineHealth(true, "Simulates; no model is run", Map.of("steps", (double) steps));
    }

    @Override
    public void close() {
        // Holds nothing that would have to be freed.
    }
}
