package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.plan.PauseCounts;
import dev.augury.detector.hermes.HermesFactory;
import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.executor.builtin.BuiltinConfig;
import dev.augury.executor.builtin.BuiltinFactory;
import dev.augury.handling.discard.DiscardFactory;
import dev.augury.handling.infercept.InferceptFactory;
import dev.augury.handling.lamps.LampsFactory;
import dev.augury.handling.preserve.PreserveFactory;
import dev.augury.handling.swap.SwapFactory;
import dev.augury.model.ModelFile;
import dev.augury.predictor.histogram.HistogramFactory;
import dev.augury.scheduler.fcfs.FcfsConfig;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.server.host.HostedModel;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shipped model calls tools of its own accord, under each handling: what it writes before and behind each response is, token for token, what it writes where all tokens
 * so far are fed in one run. Meanwhile another request uses the memory that is free. What is preserved or swapped takes no second prefill.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCallTest {

    private static final KvSizes MEMORY = new KvSizes(16, 80, 80);
    private static final int PATIENCE_SECONDS = 120;
    private static final int TOKENS_MAX = 120;

    @TempDir
    static Path folder;

    private final ProductionTime time = new ProductionTime();
    private ModelFile model;
    private Engine engine;

    @BeforeAll
    void open() throws Exception {
        model = ModelFile.open("demo", House.ROOT.resolve("models/demo/augury-demo.gguf"));
        engine = new CpuEngineFactory().create(OptionRecords.defaults(CpuOptions.class), new LoneEngineContext(new LoneContext(folder, 1), model, MEMORY, 256));
    }

    @AfterAll
    void close() {
        time.close();
        engine.close();
        model.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(new PreserveFactory(), new DiscardFactory(), new SwapFactory(), new InferceptFactory(), new LampsFactory())
                .flatMap(factory -> Stream.of("What is 4821 * 37?", "How much are 3 red umbrellas?").map(question -> Arguments.of(factory.name(), question, factory)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void callingAnswerIsThatOfOneRunEach(String name, String question, HandlingPolicyFactory<?> handling) throws Exception {
        Prompt asked = new Prompt.Chat(List.of(Map.of("role", "user", "content", question)), tools(), Map.of());
        Served served = serve(handling, asked, new Toolset(Slow.TOOLS, Set.of()));
        TokenRecord.Sequence sequence = served.record.first();
        List<Integer> turns = sequence.turns();
        if (question.contains("4821")) {
            assertThat(served.text).contains("178377");
        }
        assertThat(turns).as("one turn ends in a call, at least; " + served.text).hasSizeGreaterThan(1);
        assertThat(served.text).doesNotContain("tool_call");
        for (int from : turns) {
            TokenRecord.Sequence alone = serve(handling, new Prompt.Tokens(sequence.before(from)), Toolset.NONE).record.first();
            assertThat(alone.turn(from)).as("turn from token " + from).isEqualTo(sequence.turn(from));
        }
        PauseCounts counts = served.pauses;
        assertThat(counts.preserved().pauses() + counts.discarded().pauses() + counts.swapped().pauses()).isEqualTo(turns.size() - 1);
        assertThat(counts.evictions() + counts.cuts()).as("memory was short").isZero();
        switch (name) {
            case "preserve" -> assertThat(counts.preserved().pauses()).isPositive();
            case "discard" -> assertThat(counts.discarded().pauses()).isPositive();
            case "swap" -> assertThat(counts.swapped().pauses()).isPositive();
            default -> { }
        }
        int end = turns.getLast();
        if (counts.discarded().pauses() == 0) {
            assertThat(sequence.effort(end)).as("each token once").isEqualTo(end);
        } else {
            assertThat(sequence.effort(turns.getFirst())).as("the prompt once more for each discard").isEqualTo(turns.getFirst() * (1 + (int) counts.discarded().pauses()));
        }
    }

    private static List<Map<String, Object>> tools() throws Exception {
        return new JsonMapper().readValue(Files.readString(House.ROOT.resolve("models/demo/tools.json")), new TypeReference<>() { });
    }

    private record Served(String text, TokenRecord record, PauseCounts pauses) {}

    /** Serves one request on a lane of its own; while it calls, another one uses what is free. */
    private Served serve(HandlingPolicyFactory<?> handling, Prompt prompt, Toolset tools) throws Exception {
        Slow slow = new Slow(new BuiltinFactory().create(OptionRecords.defaults(BuiltinConfig.class), new LoneContext(folder, 1)));
        TokenRecord record = new TokenRecord(engine);
        Host host = new Host(new Surroundings(time, new byte[16], false, List.of(), List.of()));
        Lane lane = host.open(spec(handling, record, slow));
        StringBuilder text = new StringBuilder();
        CompletableFuture<TokenEvent> end = submit(host, prompt, tools, text);
        if (!tools.isEmpty()) {
            assertThat(slow.called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("nothing was called").isTrue();
            int[] other = IntStream.range(0, 600).map(i -> 100 + i * 7 % 2000).toArray();
            submit(host, new Prompt.Tokens(other), Toolset.NONE, new StringBuilder()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            slow.goOn.countDown();
        }
        assertThat(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(TokenEvent.Completed.class);
        PauseCounts pauses = lane.statistics().pauses().counts();
        CountDownLatch closed = new CountDownLatch(1);
        host.close(closed::countDown);
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Served(text.toString(), record, pauses);
    }

    private <O extends Record> LaneSpec spec(HandlingPolicyFactory<O> handling, TokenRecord record, CallExecutor executor) {
        LoneContext context = new LoneContext(folder, 1);
        HistogramFactory histogram = new HistogramFactory();
        return new LaneSpec(
                "demo",
                // Without the prefix cache what was discarded is not found again, so that it shows.
                new LaneSpec.Stove(record, HostedModel.text(model, InstantSource.system(), time), MEMORY.deviceBlocks(), MEMORY.hostBlocks(), false),
                new LaneSpec.Policies(
                        "fcfs",
                        new FcfsFactory().create(OptionRecords.defaults(FcfsConfig.class), context),
                        new LaneSpec.Handling(handling.name(), handling.create(OptionRecords.defaults(handling.options()), context)),
                        histogram.create(OptionRecords.defaults(histogram.options()), context)),
                new LaneLimits(100, 100_000, 8, 256, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(60)),
                Tools.of(new HermesFactory().create(new HermesFactory.NoOptions(), context), List.of(executor), CallLimits.DEFAULT));
    }

    private static CompletableFuture<TokenEvent> submit(Host host, Prompt prompt, Toolset tools, StringBuilder text) {
        CompletableFuture<TokenEvent> end = new CompletableFuture<>();
        ServeRequest request = new ServeRequest("r", "demo", "tenant", null, null, prompt, new ServeRequest.Limits(TOKENS_MAX, 0, List.of(), List.of(), false),
                SamplingSpec.builder().temperature(0).build(), 1, false, tools);
        host.submit(request, event -> {
            switch (event) {
                case TokenEvent.Delta delta -> text.append(delta.text());
                case TokenEvent.Completed _, TokenEvent.Failed _, TokenEvent.Refused _ -> end.complete(event);
                case TokenEvent.Admitted _, TokenEvent.CallEvent _, TokenEvent.ChoiceFinished _ -> { }
            }
            return true;
        });
        return end;
    }

    /** The built-in tools and a shop that sells everything, none of which answers before it is told to. */
    private record Slow(CallExecutor builtin, CountDownLatch called, CountDownLatch goOn) implements CallExecutor {

        private static final String CATALOG = "catalog_lookup";
        private static final Set<String> TOOLS = Set.of("calculator", "clock", CATALOG);

        private Slow(CallExecutor builtin) {
            this(builtin, new CountDownLatch(1), new CountDownLatch(1));
        }

        @Override
        public Set<String> tools() {
            return TOOLS;
        }

        @Override
        public CallResponse execute(CallRequest call) throws InterruptedException {
            called.countDown();
            goOn.await();
            return call.tool().equals(CATALOG) ? new CallResponse("{\"item\": \"red umbrella\", \"price\": \"12.40\", \"stock\": 8}", false) : builtin.execute(call);
        }
    }
}
