package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.engine.cpu.CpuEngineFactory;
import dev.augury.engine.cpu.CpuOptions;
import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.scheduler.fcfs.FcfsConfig;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.server.time.ProductionTime;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.model.Vocabulary;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On the real engine: an answer that paused for a call goes on with the very tokens that follow when the same tokens, response included, are fed in one run;
 * whatever became of its KV meanwhile, and though another request used the blocks that were free. What was preserved or swapped, its last blocks alone or all,
 * is not computed again.
 */
@Timeout(120)
class CallIdentityTest {

    private static final KvSizes MEMORY = new KvSizes(16, 12, 12);
    private static final int TOKENS_MAX = 40;
    private static final int[] RESPONSE = {70, 71, 300, 12, 5, 9, 33, 301, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54};

    @TempDir
    static Path folder;

    private final ProductionTime time = new ProductionTime();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private @Nullable ModelFile model;

    @BeforeEach
    void makeModel() throws IOException {
        Path path = folder.resolve("calls.gguf");
        ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, 5));
        model = ModelFile.open("m", path);
    }

    @AfterEach
    void closeTime() {
        time.close();
    }

    /** What becomes of the KV of a call, and what is said of it in the end. */
    private enum Fate {
        PRESERVED(Handling.PRESERVE, Handling.PRESERVE, 100),
        DISCARDED(Handling.DISCARD, Handling.DISCARD, 100),
        SWAPPED(Handling.SWAP, Handling.SWAP, 100),
        /** The other request comes to lack two blocks, so the last two of the call's three are moved away, one after the other. */
        CUT(Handling.PRESERVE, Handling.SWAP, 130);

        private final Handling handling;
        private final Handling kept;
        private final int otherTokens;

        Fate(Handling handling, Handling kept, int otherTokens) {
            this.handling = handling;
            this.kept = kept;
            this.otherTokens = otherTokens;
        }

        HandlingPolicy policy() {
            return new ScriptedHandlingPolicy(_ -> handling, (calls, _) -> {
                HandlingChanges.Builder changes = HandlingChanges.builder();
                if (this == CUT) {
                    calls.forEach(call -> changes.victim(call, Handling.SWAP));
                }
                return changes.build();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumedAnswerIsThatOfOneRun(Fate fate) throws Exception {
        for (float temperature : new float[] {0, 1}) {
            SamplingSpec sampling = SamplingSpec.builder().temperature(temperature).seed(11).build();
            int[] prompt = IntStream.range(0, 37).map(i -> 1 + i * 5 % 200).toArray();
            int[] plain = run(fate, prompt, sampling, Toolset.NONE, -1).tokens();
            int stop = firstNew(plain);
            Answer paused = run(fate, prompt, sampling, new Toolset(Set.of("t"), Set.of()), plain[stop]);
            int[] context = join(prompt, Arrays.copyOf(plain, stop + 1), RESPONSE);
            int[] alone = run(fate, context, sampling, Toolset.NONE, -1).tokens();

            assertThat(paused.segments()).isEqualTo(2);
            assertThat(paused.tokens()).hasSizeGreaterThan(stop + 10);
            // The token that ended the turn has no text.
            int[] after = Arrays.copyOfRange(paused.tokens(), stop, paused.tokens().length);
            assertThat(alone).as("temperature " + temperature).startsWith(after);
            assertThat(paused.kept()).isEqualTo(fate.kept);
            assertThat(paused.cuts()).isEqualTo(fate == Fate.CUT ? 2 : 0);
            // Each once, but for the last one, which nothing follows.
            int needed = prompt.length + paused.outputTokens() + RESPONSE.length - 1;
            if (fate == Fate.DISCARDED) {
                assertThat(paused.computedTokens()).isGreaterThan(needed);
            } else {
                assertThat(paused.computedTokens()).isEqualTo(needed);
            }
        }
    }

    private record Answer(int[] tokens, int segments, @Nullable Handling kept, int outputTokens, long computedTokens, long cuts) {}

    /** Serves one request on a host of its own; where it calls, another request uses the memory that is free meanwhile. */
    private Answer run(Fate fate, int[] prompt, SamplingSpec sampling, Toolset tools, int stopToken) throws Exception {
        Host host = new Host(new Surroundings(time, new byte[16], false, List.of(outcomes::add), List.of()));
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Lane lane = open(host, fate, new Slow(called, goOn));
        List<Integer> tokens = new ArrayList<>();
        CompletableFuture<TokenEvent> end = submit(host, request(prompt, sampling, tools, stopToken), tokens);
        if (!tools.isEmpty()) {
            assertThat(called.await(60, TimeUnit.SECONDS)).isTrue();
            int[] other = IntStream.range(0, fate.otherTokens).map(i -> 200 + i).toArray();
            submit(host, request(other, sampling, Toolset.NONE, -1), new ArrayList<>()).get(60, TimeUnit.SECONDS);
            outcomes.take();
            goOn.countDown();
        }
        assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(TokenEvent.Completed.class);
        Outcome outcome = outcomes.take();
        var counts = lane.statistics().pauses().counts();
        Handling kept = Arrays.stream(Handling.values()).filter(one -> counts.of(one).pauses() > 0).findFirst().orElse(null);
        CountDownLatch closed = new CountDownLatch(1);
        host.close(closed::countDown);
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(
                tokens.stream().mapToInt(Integer::intValue).toArray(),
                outcome.sequences().getFirst().segments().size(),
                kept,
                outcome.outputTokens(),
                outcome.effort().computedTokens(),
                counts.cuts());
    }

    private Lane open(Host host, Fate fate, CallExecutor executor) {
        ModelFile file = model;
        if (file == null) {
            throw new IllegalStateException("There is no model");
        }
        LoneContext context = new LoneContext(folder, 1);
        var engine = new CpuEngineFactory().create(OptionRecords.defaults(CpuOptions.class), new LoneEngineContext(context, file, MEMORY, 256));
        Ids ids = new Ids(file.vocabulary());
        return host.open(new LaneSpec(
                "m",
                new LaneSpec.Stove(engine, ids, MEMORY.deviceBlocks(), MEMORY.hostBlocks()),
                new LaneSpec.Policies(
                        "fcfs",
                        new FcfsFactory().create(OptionRecords.defaults(FcfsConfig.class), context),
                        new LaneSpec.Handling("scripted", fate.policy()),
                        null),
                new LaneLimits(
                        100, 100_000, 8, 256, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(60)),
                Tools.of(new Once(), List.of(executor), CallLimits.DEFAULT)));
    }

    private CompletableFuture<TokenEvent> submit(Host host, ServeRequest request, List<Integer> tokens) {
        CompletableFuture<TokenEvent> end = new CompletableFuture<>();
        host.submit(request, event -> {
            switch (event) {
                case TokenEvent.Delta delta -> {
                    for (String id : delta.text().split(" ")) {
                        if (!id.isEmpty()) {
                            tokens.add(Integer.parseInt(id));
                        }
                    }
                }
                case TokenEvent.CallStarted started -> tokens.add(Integer.parseInt(started.arguments()));
                case TokenEvent.Completed _, TokenEvent.Failed _, TokenEvent.Refused _ -> end.complete(event);
                case TokenEvent.Admitted _, TokenEvent.CallFinished _, TokenEvent.Calls _, TokenEvent.ChoiceFinished _ -> {}
            }
            return true;
        });
        return end;
    }

    private static ServeRequest request(int[] prompt, SamplingSpec sampling, Toolset tools, int stopToken) {
        Prompt asked = new Prompt.Chat(List.of(Map.of("role", "user", "content", Arrays.toString(prompt))), null, Map.of());
        List<Integer> stops = stopToken < 0 ? List.of() : List.of(stopToken);
        return new ServeRequest(
                "r", "m", "tenant", null, null, asked, new ServeRequest.Limits(TOKENS_MAX, 0, List.of(), stops, true), sampling, 1, false, tools);
    }

    /** Returns where, after a while, a token comes that did not come before: it can end a turn there and nowhere before. */
    private static int firstNew(int[] tokens) {
        for (int i = 6; i < tokens.length / 2; i++) {
            int at = i;
            if (IntStream.range(0, i).noneMatch(j -> tokens[j] == tokens[at])) {
                return i;
            }
        }
        throw new AssertionError("The model repeats itself: " + Arrays.toString(tokens) + "; choose another seed");
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    /** An executor that returns when it is told to. */
    private record Slow(CountDownLatch called, CountDownLatch goOn) implements CallExecutor {
        @Override
        public Set<String> tools() {
            return Set.of("t");
        }

        @Override
        public CallResponse execute(CallRequest call) throws InterruptedException {
            called.countDown();
            goOn.await();
            return new CallResponse("done", false);
        }
    }

    /** Takes the first token of the first turn for a call, whose arguments are the token. */
    private static final class Once implements CallDetector {

        private boolean called;

        @Override
        public CallScanner open(List<String> tools) {
            return new CallScanner() {
                @Override
                public Scan scan(String text) {
                    if (called) {
                        return new Scan(text, List.of(), List.of());
                    }
                    called = true;
                    return new Scan("", List.of(new DetectedCall("t", text.strip())), List.of());
                }

                @Override
                public Scan end() {
                    return new Scan("", List.of(), List.of());
                }
            };
        }

        @Override
        public String respond(DetectedCall call, String response) {
            return response;
        }
    }

    /** Text of token ids, so that the answer's text tells its tokens. */
    private record Ids(Vocabulary vocabulary) implements PromptTokenizer {
        @Override
        public TokenizedPrompt tokenize(Prompt prompt) {
            if (!(prompt instanceof Prompt.Chat chat)) {
                throw new IllegalArgumentException("These tests chat");
            }
            String[] ids = String.valueOf(chat.messages().getFirst().get("content")).replaceAll("[\\[\\] ]", "").split(",");
            return TokenizedPrompt.plain(Arrays.stream(ids).mapToInt(Integer::parseInt).toArray(), "ids");
        }

        @Override
        public int[] respond(Prompt prompt, List<CallAnswer> answers) {
            return RESPONSE;
        }

        @Override
        public TextDecoder decoderAfter(int previous) {
            return new TextDecoder() {
                @Override
                public String add(int token) {
                    return token + " ";
                }

                @Override
                public String end() {
                    return "";
                }
            };
        }
    }
}
