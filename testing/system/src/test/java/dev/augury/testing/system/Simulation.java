package dev.augury.testing.system;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.VirtualTime;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.engine.simulated.SimulatedConfig;
import dev.augury.engine.simulated.SimulatedEngineFactory;
import dev.augury.scheduler.fcfs.FcfsConfig;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineContext;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.Vocabulary;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.AssertingEngine;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** A host in simulated time with the engine {@code simulated}. */
final class Simulation {

    private static final ModelSource MODEL = new ScriptedModel("m", 1_000);

    final VirtualTime time = new VirtualTime();
    final List<Outcome> outcomes = new ArrayList<>();
    final Map<String, StringBuilder> texts = new TreeMap<>();
    final AssertingEngine asserting;
    final Host host;
    final Lane lane;

    /** Serves first who came first. */
    Simulation(KvSizes kv, Map<String, String> fcfs, BinaryOperator<Engine> choose) {
        this(
                kv,
                new LaneSpec.Policies(
                        "fcfs", new FcfsFactory().create(OptionRecords.bind(FcfsConfig.class, fcfs), new LoneContext(Path.of(""), 1)), null),
                choose);
    }

    Simulation(KvSizes kv, LaneSpec.Policies policies, BinaryOperator<Engine> choose) {
        EngineContext context = new Context(kv, time);
        Engine engine = new SimulatedEngineFactory().create(OptionRecords.defaults(SimulatedConfig.class), context);
        asserting = new AssertingEngine(engine, kv);
        host = new Host(new Surroundings(time, new byte[16], false, List.of(outcomes::add), List.of()));
        lane = host.open(new LaneSpec(
                "m",
                new LaneSpec.Stove(choose.apply(engine, asserting), new Ids(), kv.deviceBlocks(), kv.hostBlocks()),
                policies,
                LaneLimits.DEFAULT));
    }

    /** Lets a request arrive at that time. */
    void arrive(long at, String id, int[] prompt, int outputTokens) {
        ServeRequest request = new ServeRequest(
                id,
                "m",
                "tenant",
                null,
                null,
                new Prompt.Tokens(prompt),
                new ServeRequest.Limits(outputTokens, 0, List.of(), List.of(), true),
                SamplingSpec.builder().build(),
                1,
                false);
        time.post(at, () -> host.submit(request, event -> {
            if (event instanceof TokenEvent.Delta delta) {
                texts.computeIfAbsent(id, _ -> new StringBuilder()).append(delta.text());
            }
            return true;
        }));
    }

    static int[] prompt(int tokens, int salt) {
        int[] prompt = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            prompt[i] = (i * 31 + salt * 97) % 256;
        }
        return prompt;
    }

    private static final class Ids implements PromptTokenizer {
        @Override
        public TokenizedPrompt tokenize(Prompt prompt) {
            return switch (prompt) {
                case Prompt.Tokens(int[] ids) -> TokenizedPrompt.plain(ids, "");
                case Prompt.Text _, Prompt.Chat _ -> throw new IllegalArgumentException("Simulations send ids");
            };
        }

        @Override
        public TextDecoder decoderAfter(int previous) {
            return new TextDecoder() {
                @Override
                public String add(int token) {
                    return "x" + token;
                }

                @Override
                public String end() {
                    return "";
                }
            };
        }

        @Override
        public Vocabulary vocabulary() {
            return MODEL.vocabulary();
        }
    }

    private record Context(KvSizes kv, VirtualTime time) implements EngineContext {
        @Override
        public String lane() {
            return "m";
        }

        @Override
        public Path dataFolder() {
            return Path.of("");
        }

        @Override
        public long seed() {
            return 7;
        }

        @Override
        public ModelSource model() {
            return MODEL;
        }

        @Override
        public int blockTokens() {
            return kv.blockTokens();
        }

        @Override
        public int deviceBlocks() {
            return kv.deviceBlocks();
        }

        @Override
        public int hostBlocks() {
            return kv.hostBlocks();
        }

        @Override
        public int stepTokensMax() {
            return 2048;
        }

        @Override
        public void progress(double done, String what) {}

        @Override
        public void elapse(long nanos) {
            time.elapse(nanos);
        }

        @Override
        public void after(long nanos, Runnable message) {
            time.post(time.now() + nanos, message);
        }
    }
}
