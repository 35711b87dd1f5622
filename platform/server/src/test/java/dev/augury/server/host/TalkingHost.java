package dev.augury.server.host;

import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.retain.RetainLimits;
import dev.augury.detector.hermes.HermesFactory;
import dev.augury.detector.llama3.Llama3Factory;
import dev.augury.detector.mistral.MistralFactory;
import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.token.SpecialParsing;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.call.CallTemplate;
import dev.augury.testing.kit.engine.AssertingEngine;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedEngine;
import dev.augury.testing.kit.engine.TokenScript;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A pipeline whose model knows what to say: its tokenizer, template, detector, prefix cache and handling are real, and a script answers the text that it finds in the
 * blocks. Its lane serves {@code hub/large}.
 */
public final class TalkingHost implements AutoCloseable {

    /** Tokens of a block. */
    public static final int BLOCK = 16;

    private static final KvSizes MEMORY = new KvSizes(BLOCK, 128, 128);
    private static final String NAME = "hub/large";
    private static final String END = "<|end|>";
    private static final String ASSISTANT = "<|assistant|>";

    private final ProductionTime time = new ProductionTime();
    private final ModelFile file;
    private final HostedModel text;
    private final Map<String, int[]> said = new HashMap<>();
    private final AssertingEngine engine;
    private final Host host;
    private final Lane lane;

    /**
     * What becomes of calls.
     *
     * @param handling of their KV
     * @param retain of what answers leave that end in calls of the client
     * @param executors perform those of the server's tools
     * @param limits bound these
     */
    private record Calls(Handling handling, RetainLimits retain, List<CallExecutor> executors, CallLimits limits) {}

    /** Opens a pipeline; {@code answers} gives the answer to a conversation as the template wrote it, up to where the answer begins. */
    public TalkingHost(CallTemplate template, Handling handling, RetainLimits retain, UnaryOperator<String> answers) {
        this(template, new Calls(handling, retain, List.of(), CallLimits.DEFAULT), answers);
    }

    /** Opens a pipeline that performs calls itself; {@code answers} gives each turn of the model to what stands before it. */
    public static TalkingHost performing(CallExecutor executor, CallLimits limits, UnaryOperator<String> answers) {
        return new TalkingHost(CallTemplate.HERMES, new Calls(Handling.PRESERVE, RetainLimits.DEFAULT, List.of(executor), limits), answers);
    }

    private TalkingHost(CallTemplate template, Calls calls, UnaryOperator<String> answers) {
        file = file();
        RenderContext context = RenderContext.of(Instant::now, time::now);
        text = new HostedModel(file, ChatText.of(file, template.source(), context), 2048, Instant.EPOCH);
        text.callable();
        TokenScript script = template == CallTemplate.HERMES
                ? question -> turn(question.context(), answers)
                : TokenScript.answerTo(encode(END)[0], prompt -> answer(prompt, answers));
        engine = new AssertingEngine(ScriptedEngine.builder(script, MEMORY).vocabularySize(text.vocabularySize()).contextLength(2048).build(), MEMORY);
        LaneLimits limits = new LaneLimits(
                100, 100_000, 8, 512, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(10), calls.retain());
        host = new Host(new Surroundings(time, new byte[16], false, List.of(), List.of()));
        lane = host.open(new LaneSpec(
                NAME,
                new LaneSpec.Stove(engine, text, MEMORY.deviceBlocks(), MEMORY.hostBlocks()),
                new LaneSpec.Policies("in order", new InOrder(), new LaneSpec.Handling("tested", ScriptedHandlingPolicy.always(calls.handling())), null),
                limits,
                Tools.of(detector(template), calls.executors(), calls.limits())));
    }

    private int[] answer(int[] before, UnaryOperator<String> answers) {
        return said.computeIfAbsent(decode(before), conversation -> encode(answers.apply(conversation)));
    }

    /** Returns the next token of the turn that the last mark of the assistant begins. */
    private int turn(int[] context, UnaryOperator<String> answers) {
        int mark = encode(ASSISTANT)[0];
        int at = context.length;
        while (context[at - 1] != mark) {
            at--;
        }
        int[] answer = answer(Arrays.copyOf(context, at), answers);
        return context.length - at < answer.length ? answer[context.length - at] : encode(END)[0];
    }

    /** Runs what runs, then begins what waits. */
    private static final class InOrder implements SchedulingPolicy {
        @Override
        public Grants plan(StepView view) {
            Grants.Builder grants = Grants.builder();
            for (SequenceView sequence : view.running()) {
                grants.grant(sequence, view.tokenBudget());
            }
            for (SequenceView sequence : view.waiting()) {
                grants.grant(sequence, view.tokenBudget());
            }
            return grants.build();
        }
    }

    private static ModelFile file() {
        try {
            Path path = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "talking").resolve("model.gguf");
            ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, 1));
            return ModelFile.open(NAME, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CallDetector detector(CallTemplate template) {
        LoneContext context = new LoneContext(Path.of("target"), 1);
        return switch (template) {
            case HERMES -> new HermesFactory().create(new HermesFactory.NoOptions(), context);
            case LLAMA3 -> new Llama3Factory().create(new Llama3Factory.NoOptions(), context);
            case MISTRAL -> new MistralFactory().create(new MistralFactory.NoOptions(), context);
        };
    }

    private int[] encode(String said) {
        return file.vocabulary().encode(said, SpecialParsing.ON);
    }

    private String decode(int[] tokens) {
        StringBuilder said = new StringBuilder();
        for (int token : tokens) {
            said.append(new String(text.bytes(token), StandardCharsets.ISO_8859_1));
        }
        return said.toString();
    }

    /** Returns the pipeline. */
    public Host pipeline() {
        return host;
    }

    /** Returns the lane at the end of its last turn. */
    public LaneStatistics statistics() {
        return lane.statistics();
    }

    /** Returns breaches of the engine's border. */
    public List<?> violations() {
        return engine.violations();
    }

    @Override
    public void close() {
        host.close(() -> {});
        time.close();
        file.close();
    }
}
