package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.VirtualTime;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.handling.discard.DiscardFactory;
import dev.augury.handling.infercept.InferceptFactory;
import dev.augury.handling.preserve.PreserveFactory;
import dev.augury.handling.swap.SwapFactory;
import dev.augury.predictor.histogram.HistogramFactory;
import dev.augury.scheduler.fcfs.FcfsFactory;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.model.Vocabulary;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.AssertingEngine;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedEngine;
import dev.augury.testing.kit.engine.ScriptedModel;
import dev.augury.testing.kit.engine.TokenScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The real policies under answers that call, in simulated time and with too little memory: everybody is served, and nobody is quarantined. Some calls are the client's
 * own, who comes back with the result after a while.
 */
class CallPoliciesTest {

    private static final KvSizes MEMORY = new KvSizes(16, 40, 40);
    private static final int REQUESTS = 120;
    private static final int ROUNDS = 3;
    private static final LoneContext CONTEXT = new LoneContext(Path.of(""), 1);
    private static final List<SchedulingPolicyFactory<?>> SCHEDULERS = List.of(new FcfsFactory(), new dev.augury.scheduler.lamps.LampsFactory());
    private static final List<HandlingPolicyFactory<?>> HANDLINGS = List.of(
            new PreserveFactory(), new DiscardFactory(), new SwapFactory(), new InferceptFactory(), new dev.augury.handling.lamps.LampsFactory());

    @Test
    void everySchedulerWithEveryHandlingServesAnswersThatCall() {
        for (SchedulingPolicyFactory<?> scheduler : SCHEDULERS) {
            for (HandlingPolicyFactory<?> handling : HANDLINGS) {
                String pair = scheduler.name() + " with " + handling.name();
                Run first = new Run(scheduler, handling);
                LaneStatistics statistics = first.run();

                assertThat(first.news).as(pair).isEmpty();
                assertThat(first.outcomes).as(pair).hasSize(REQUESTS + first.followUps).allSatisfy(outcome -> assertThat(outcome.failure()).isNull());
                assertThat(first.spliced).as(pair + ", follow-ups that began with the tokens of their answers").isGreaterThan(15);
                assertThat(statistics.retained().prefixes().returned()).as(pair).isBetween(15L, (long) first.spliced);
                assertThat(statistics.retained().kv().prefixes()).as(pair).isZero();
                assertThat(statistics.totals().quarantines()).as(pair).isZero();
                assertThat(statistics.memory().deviceFree()).as(pair).isEqualTo(MEMORY.deviceBlocks());
                assertThat(statistics.memory().hostFree()).as(pair).isEqualTo(MEMORY.hostBlocks());
                assertThat(first.border.violations()).as(pair).isEmpty();
                var counts = statistics.pauses().counts();
                assertThat(counts.preserved().pauses() + counts.discarded().pauses() + counts.swapped().pauses()).as(pair).isGreaterThan(50);
                Run second = new Run(scheduler, handling);
                assertThat(second.run().at()).as(pair + ", once more").isEqualTo(statistics.at());
            }
        }
    }

    /** One host in simulated time. */
    private static final class Run {

        final VirtualTime time = new VirtualTime();
        final List<Outcome> outcomes = new ArrayList<>();
        final List<String> news = new ArrayList<>();
        final AssertingEngine border;
        private final Host host;
        private final Lane lane;
        int followUps;
        int spliced;

        Run(SchedulingPolicyFactory<?> scheduler, HandlingPolicyFactory<?> handling) {
            border = new AssertingEngine(
                    ScriptedEngine.builder(TokenScript.hashed(1, 999), MEMORY).stepNanos(5_000_000, time::elapse).build(), MEMORY);
            host = new Host(new Surroundings(time, new byte[16], false, List.of(outcomes::add), List.of(new Gossip(news))));
            Language language = new Language();
            lane = host.open(new LaneSpec(
                    "m",
                    new LaneSpec.Stove(border, language, MEMORY.deviceBlocks(), MEMORY.hostBlocks()),
                    new LaneSpec.Policies(
                            scheduler.name(),
                            scheduling(scheduler),
                            new LaneSpec.Handling(handling.name(), handling(handling)),
                            predictor(new HistogramFactory())),
                    new LaneLimits(
                            1000, 1_000_000, 16, 256, Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(30)),
                    Tools.of(language, List.of(new Tool(time)), CallLimits.DEFAULT)));
        }

        LaneStatistics run() {
            Random random = new Random(3);
            long at = 0;
            for (int i = 0; i < REQUESTS; i++) {
                at += random.nextInt(60_000_000);
                int[] prompt = random.ints(20 + random.nextInt(120), 1, 999).toArray();
                String id = "r" + i;
                int most = 20 + random.nextInt(200);
                time.post(at, () -> submit(request(id, conversation(prompt), most), 0));
            }
            time.run(10_000_000);
            return lane.statistics();
        }

        private void submit(ServeRequest request, int round) {
            List<ApiCall> calls = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            host.submit(request, event -> {
                switch (event) {
                    case TokenEvent.Delta delta -> text.append(delta.text());
                    case TokenEvent.Calls asked -> calls.addAll(asked.calls());
                    case TokenEvent.Completed(var usage) -> {
                        spliced += usage.followUp() == FollowUp.SPLICED ? 1 : 0;
                        if (!calls.isEmpty() && round < ROUNDS) {
                            followUps++;
                            ServeRequest next = request(request.id() + "+", after(request, text.toString(), calls), 30);
                            time.post(time.now() + 1_000_000L * (next.id().hashCode() & 0x7ff), () -> submit(next, round + 1));
                        }
                    }
                    default -> {}
                }
                return true;
            });
        }

        private static Prompt.Chat conversation(int[] prompt) {
            return new Prompt.Chat(List.of(Map.of("role", "user", "content", Arrays.toString(prompt))), null, Map.of());
        }

        private static Prompt.Chat after(ServeRequest request, String text, List<ApiCall> calls) {
            List<Map<String, @Nullable Object>> messages = new ArrayList<>(((Prompt.Chat) request.prompt()).messages());
            messages.add(Map.of("role", "assistant", "content", text, "tool_calls", calls.stream().map(call -> Map.of(
                    "id", call.id(), "type", "function",
                    "function", Map.of("name", call.call().tool(), "arguments", call.call().arguments()))).toList()));
            calls.forEach(call -> messages.add(Map.of("role", "tool", "content", "found " + call.id(), "tool_call_id", call.id())));
            return new Prompt.Chat(messages, null, Map.of());
        }

        private static ServeRequest request(String id, Prompt.Chat asked, int most) {
            return new ServeRequest(
                    id, "m", "tenant", null, null, asked, new ServeRequest.Limits(most, 0, List.of(), List.of(), false),
                    SamplingSpec.builder().seed(id.hashCode()).build(), 1, false, new Toolset(Set.of("short", "long"), Set.of("remote")));
        }

        private static <O extends Record> SchedulingPolicy scheduling(SchedulingPolicyFactory<O> factory) {
            return factory.create(OptionRecords.defaults(factory.options()), CONTEXT);
        }

        private static <O extends Record> HandlingPolicy handling(HandlingPolicyFactory<O> factory) {
            return factory.create(OptionRecords.defaults(factory.options()), CONTEXT);
        }

        private static <O extends Record> Predictor predictor(PredictorFactory<O> factory) {
            return factory.create(OptionRecords.defaults(factory.options()), CONTEXT);
        }
    }

    /** Writes down who was quarantined. */
    private record Gossip(List<String> news) implements ServingListener {
        @Override
        public void onQuarantined(String lane, String plugin, String reason) {
            news.add(plugin + ": " + reason);
        }
    }

    /** Two tools, one that takes milliseconds and one that takes seconds. */
    private record Tool(VirtualTime time) implements CallExecutor {
        @Override
        public Set<String> tools() {
            return Set.of("short", "long");
        }

        @Override
        public CallResponse execute(CallRequest call) {
            time.elapse(call.tool().equals("short") ? 10_000_000 : 4_000_000_000L + 1_000_000L * (call.arguments().hashCode() & 0xfff));
            return new CallResponse(call.arguments(), false);
        }
    }

    /** A language in which one token in sixteen ends a turn and one in sixteen is a call. */
    private static final class Language implements PromptTokenizer, CallDetector {

        private static final Pattern WORD = Pattern.compile("<([0-9]+)>");
        private final Vocabulary vocabulary = new ScriptedModel("m", 1_000).vocabulary();
        private final Map<Integer, int[]> known = new HashMap<>();

        @Override
        public TokenizedPrompt tokenize(Prompt prompt) {
            if (!(prompt instanceof Prompt.Chat chat)) {
                throw new IllegalArgumentException("These tests chat");
            }
            String[] ids = String.valueOf(chat.messages().getFirst().get("content")).replaceAll("[\\[\\] ]", "").split(",");
            return TokenizedPrompt.plain(Arrays.stream(ids).mapToInt(Integer::parseInt).toArray(), "ids");
        }

        @Override
        public TokenizedPrompt splice(Prompt.Chat chat, int messages, RetainedPrefix prefix) {
            int rest = chat.messages().subList(messages, chat.messages().size()).hashCode();
            int[] results = new Random(rest).ints(5 + (rest & 15), 1, 999).toArray();
            int[] tokens = Arrays.copyOf(prefix.tokens(), prefix.tokens().length + results.length);
            System.arraycopy(results, 0, tokens, prefix.tokens().length, results.length);
            return TokenizedPrompt.plain(tokens, "ids");
        }

        @Override
        public int[] respond(Prompt prompt, List<CallAnswer> answers) {
            return known.computeIfAbsent(answers.hashCode() & 0xff, seed -> new Random(seed).ints(5 + seed % 40, 1, 999).toArray());
        }

        @Override
        public CallScanner open(List<String> tools) {
            return new CallScanner() {
                @Override
                public Scan scan(String text) {
                    Matcher word = WORD.matcher(text);
                    int token = word.find() ? Integer.parseInt(word.group(1)) : 0;
                    return token % 16 == 5
                            ? new Scan("", List.of(new DetectedCall(List.of("long", "short", "remote").get(token % 3), "{\"n\": " + token + "}")), List.of())
                            : new Scan(text, List.of(), List.of());
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

        @Override
        public TextDecoder decoderAfter(int previous) {
            return new TextDecoder() {
                @Override
                public String add(int token) {
                    return "<" + token + ">";
                }

                @Override
                public String end() {
                    return "";
                }
            };
        }

        @Override
        public Vocabulary vocabulary() {
            return new Vocabulary() {
                @Override
                public int size() {
                    return vocabulary.size();
                }

                @Override
                public byte[] bytes(int token) {
                    return ("<" + token + ">").getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public boolean isControl(int token) {
                    return isEnd(token);
                }

                @Override
                public boolean isEnd(int token) {
                    return token % 16 == 3;
                }
            };
        }
    }
}
