package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.constraint.calls.CallConstraintConfig;
import dev.augury.constraint.calls.CallConstraintFactory;
import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.detector.hermes.HermesFactory;
import dev.augury.detector.json.JsonFactory;
import dev.augury.detector.llama3.Llama3Factory;
import dev.augury.detector.mistral.MistralFactory;
import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.model.token.ControlText;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.StreamDecoder;
import dev.augury.model.token.Tokenizer;
import dev.augury.scheduler.fcfs.FcfsConfig;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.ToolDeclaration;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A model of random weights, which knows of no call, calls as it must: on the real engine, in the form of every detector, at every temperature. */
@Timeout(600)
class ForcedCallTest {

    private static final KvSizes MEMORY = new KvSizes(16, 120, 0);
    private static final int SEEDS = 50;
    private static final int TOKENS_MAX = 120;
    private static final JsonMapper STRICT = new JsonMapper();

    private static final ToolDeclaration SEARCH = new ToolDeclaration("search", "", """
            {"type": "object", "required": ["limit", "unit"], "properties":
              {"limit": {"type": "integer"}, "unit": {"enum": ["C", "F"]}, "exact": {"type": "boolean"}, "where": {"type": "array", "items": {"type": "number"}}}}""");
    private static final ToolDeclaration NOTE = new ToolDeclaration("note", "", "{\"type\": \"object\", \"required\": [\"text\"], \"properties\": {\"text\": {\"type\": \"string\"}}}");
    private static final ToolDeclaration FREE = ToolDeclaration.named("free_form");

    @TempDir
    static Path folder;

    private static final ProductionTime TIME = new ProductionTime();
    private static ModelFile model;

    @BeforeAll
    static void makeModel() throws IOException {
        model = JsonVocabulary.model(folder, 3);
    }

    @AfterAll
    static void closeTime() {
        TIME.close();
        model.close();
    }

    static Stream<CallDetectorFactory<?>> forms() {
        return Stream.of(new HermesFactory(), new Llama3Factory(), new MistralFactory(), new JsonFactory());
    }

    /** All that came of an answer. */
    private record Answer(List<ApiCall> calls, StringBuilder text, List<FinishReason> reasons, CompletableFuture<TokenEvent> end) {

        boolean take(TokenEvent event) {
            switch (event) {
                case TokenEvent.Delta delta -> text.append(delta.text());
                case TokenEvent.Calls made -> calls.addAll(made.calls());
                case TokenEvent.ChoiceFinished finished -> reasons.add(finished.reason());
                case TokenEvent.Completed _, TokenEvent.Failed _, TokenEvent.Refused _ -> end.complete(event);
                case TokenEvent.Admitted _, TokenEvent.CallStarted _, TokenEvent.CallFinished _ -> {}
            }
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyForcedAnswerIsTheCallThatWasAskedFor(CallDetectorFactory<?> form) throws Exception {
        Host host = host(form);
        int called = 0;
        int several = 0;
        for (float temperature : new float[] {0, 1, 2}) {
            for (List<ToolDeclaration> tools : List.of(List.of(SEARCH), List.of(SEARCH, NOTE, FREE))) {
                List<Answer> answers = new ArrayList<>();
                for (int seed = 0; seed < SEEDS; seed++) {
                    answers.add(submit(host, request(tools, temperature, seed, TOKENS_MAX)));
                }
                for (Answer answer : answers) {
                    called += check(answer, tools) ? 1 : 0;
                    several += answer.calls().size() > 1 ? 1 : 0;
                }
            }
        }
        close(host);
        assertThat(called).as("answers of %s that came to an end before %s tokens", 6 * SEEDS, TOKENS_MAX).isGreaterThan(2 * SEEDS);
        assertThat(several).as("answers with several calls").isPositive();
    }

    /** Returns whether the answer came to its end, and was a call then. */
    private static boolean check(Answer answer, List<ToolDeclaration> tools) throws Exception {
        assertThat(answer.end().get(300, TimeUnit.SECONDS)).isInstanceOf(TokenEvent.Completed.class);
        assertThat(answer.text()).as("text beside calls").isEmpty();
        FinishReason reason = answer.reasons().getFirst();
        if (reason == FinishReason.LENGTH) {
            assertThat(answer.calls()).isEmpty();
            return false;
        }
        assertThat(reason).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.calls()).hasSizeBetween(1, tools.size() == 1 ? 1 : CallLimits.DEFAULT.callsMax());
        for (ApiCall call : answer.calls()) {
            assertThat(tools).extracting(ToolDeclaration::name).contains(call.call().tool());
            Map<?, ?> arguments = STRICT.readValue(call.call().arguments(), Map.class);
            switch (call.call().tool()) {
                case "search" -> {
                    assertThat(arguments.get("limit")).as(call.call().arguments()).isInstanceOfAny(Integer.class, Long.class);
                    assertThat(arguments.get("unit")).isIn("C", "F");
                    assertThat(arguments.keySet()).allMatch(Set.of("limit", "unit", "exact", "where")::contains);
                }
                case "note" -> assertThat(arguments.get("text")).isInstanceOf(String.class);
                default -> assertThat(arguments).isNotNull();
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void answerThatIsCutOffIsNoCall(CallDetectorFactory<?> form) throws Exception {
        Host host = host(form);
        for (int most = 1; most < 12; most++) {
            Answer answer = submit(host, request(List.of(SEARCH), 1, most, most));
            TokenEvent end = answer.end().get(60, TimeUnit.SECONDS);
            assertThat(end).isInstanceOfSatisfying(TokenEvent.Completed.class, done -> assertThat(done.usage().outputTokens()).isPositive());
            assertThat(answer.reasons()).containsExactly(FinishReason.LENGTH);
            assertThat(answer.calls()).isEmpty();
            assertThat(answer.text()).isEmpty();
        }
        close(host);
    }

    private static Answer submit(Host host, ServeRequest request) {
        Answer answer = new Answer(new ArrayList<>(), new StringBuilder(), new ArrayList<>(), new CompletableFuture<>());
        host.submit(request, answer::take);
        return answer;
    }

    /** One tool is named and called once; several are required. */
    private static ServeRequest request(List<ToolDeclaration> tools, float temperature, int seed, int tokensMax) {
        Set<String> names = Set.copyOf(tools.stream().map(ToolDeclaration::name).toList());
        int[] prompt = {1 + seed, 40 + seed % 50, 7, 90};
        return new ServeRequest("r", "random", "tenant", null, null, new Prompt.Tokens(prompt), new ServeRequest.Limits(tokensMax, 0, List.of(), List.of(), false),
                SamplingSpec.builder().temperature(temperature).seed(seed).build(), 1, false, new Toolset(Set.of(), names, tools.size() == 1, tools));
    }

    private static Host host(CallDetectorFactory<?> form) {
        Host host = new Host(new Surroundings(TIME, new byte[16], false, List.of(), List.of()));
        LoneContext context = new LoneContext(folder, 1);
        var engine = new CpuEngineFactory().create(OptionRecords.defaults(CpuOptions.class), new LoneEngineContext(context, model, MEMORY, 256));
        Tools tools = Tools.of(detector(form, context), List.of(), CallLimits.DEFAULT)
                .forcedBy(new CallConstraintFactory().create(OptionRecords.defaults(CallConstraintConfig.class), context, model.vocabulary()));
        host.open(new LaneSpec(
                "random",
                new LaneSpec.Stove(engine, new Words(model.vocabulary()), MEMORY.deviceBlocks(), 0),
                new LaneSpec.Policies("fcfs", new FcfsFactory().create(OptionRecords.defaults(FcfsConfig.class), context), null),
                new LaneLimits(1000, 100_000, 16, 256, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(60)),
                tools));
        return host;
    }

    private static <O extends Record> CallDetector detector(CallDetectorFactory<O> form, LoneContext context) {
        return form.create(OptionRecords.defaults(form.options()), context);
    }

    private static void close(Host host) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        host.close(closed::countDown);
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** The text of the model's own tokens. */
    private record Words(Tokenizer vocabulary) implements PromptTokenizer {

        @Override
        public TokenizedPrompt tokenize(Prompt prompt) {
            return TokenizedPrompt.plain(((Prompt.Tokens) prompt).ids(), "");
        }

        @Override
        public int[] write(String text) {
            return vocabulary.encode(text, SpecialParsing.ON);
        }

        @Override
        public TextDecoder decoderAfter(int previous) {
            return decoder(vocabulary.newDecoderAfter(previous, ControlText.HIDDEN));
        }

        @Override
        public TextDecoder callDecoderAfter(int previous) {
            return decoder(vocabulary.newDecoderAfter(previous, ControlText.SHOWN));
        }

        private static TextDecoder decoder(StreamDecoder decoder) {
            return new TextDecoder() {
                @Override
                public String add(int token) {
                    return decoder.feed(token);
                }

                @Override
                public String end() {
                    return decoder.flush();
                }
            };
        }
    }
}
