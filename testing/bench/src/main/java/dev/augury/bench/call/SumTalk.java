package dev.augury.bench.call;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.Toolset;
import dev.augury.core.time.Time;
import dev.augury.detector.hermes.HermesFactory;
import dev.augury.executor.builtin.BuiltinConfig;
import dev.augury.executor.builtin.BuiltinFactory;
import dev.augury.model.ModelFile;
import dev.augury.server.host.HostedModel;
import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.testing.kit.LoneContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A product that the demo model works out with its calculator, of its own accord. No two talks share a prefix: each has a tenant of its own.
 *
 * @param tenant its tenant
 * @param speech the model's template, the detector of its calls and the calculator
 * @param left a factor
 * @param right another
 */
record SumTalk(String tenant, Speech speech, int left, int right) implements Talk {

    private static final int TOKENS_MAX = 120;
    private static final int TRIES = 4;
    private static final String TOOL = "calculator";
    private static final Toolset HOSTED = new Toolset(Set.of(TOOL), Set.of());
    private static final Toolset CLIENT = new Toolset(Set.of(), Set.of(TOOL));
    private static final ServeRequest.Limits LIMITS = new ServeRequest.Limits(TOKENS_MAX, 0, List.of(), List.of(), false);
    private static final Map<String, @Nullable Object> DECLARED = Map.of("type", "function", "function", Map.of(
            "name", TOOL, "description", "Works out an arithmetic expression.",
            "parameters", Map.of("type", "object", "properties", Map.of("expression", Map.of("type", "string")), "required", List.of("expression"))));

    /** Finds products that the model gets right, for it must end alike in every way; this warms up as well. */
    static List<Talk> learn(ModelFile model, CallSpec spec, Time time) {
        PluginContext context = new LoneContext("sums", Path.of(System.getProperty("java.io.tmpdir")), 1);
        Speech speech = new Speech(
                HostedModel.text(model, InstantSource.system(), time),
                new HermesFactory().create(new HermesFactory.NoOptions(), context),
                new Slow(new BuiltinFactory().create(new BuiltinConfig(List.of(TOOL)), context), spec.callMillis()));
        Random random = new Random(1);
        List<Talk> talks = new ArrayList<>();
        try (CallHouse house = new CallHouse(model, spec, Way.PRESERVE, speech)) {
            for (int i = 0; talks.size() < spec.answers() && i < TRIES * spec.answers(); i++) {
                SumTalk talk = new SumTalk("tenant-" + i, speech, 1000 + random.nextInt(9000), 10 + random.nextInt(90));
                if (talk.isRight(house.serve(talk.tenant, chat(List.of(talk.question())), LIMITS, HOSTED))) {
                    talks.add(talk);
                }
            }
        }
        if (talks.size() < spec.answers()) {
            throw new IllegalStateException("The model worked out " + talks.size() + " products of " + TRIES * spec.answers() + "; take the demo model");
        }
        return talks;
    }

    private Map<String, @Nullable Object> question() {
        return Map.of("role", "user", "content", "What is " + left + " * " + right + "?");
    }

    @Override
    public void lead(CallHouse house, Way way) throws InterruptedException {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        messages.add(question());
        if (way != Way.TWO_REQUESTS) {
            check(house.serve(tenant, chat(messages), LIMITS, HOSTED));
            return;
        }
        Said said = house.serve(tenant, chat(messages), LIMITS, CLIENT);
        messages.add(Map.of("role", "assistant", "content", said.text(), "tool_calls", said.calls().stream().map(this::written).toList()));
        for (ApiCall call : said.calls()) {
            CallRequest asked = new CallRequest(call.id(), tenant, call.call().tool(), call.call().arguments(), Long.MAX_VALUE);
            messages.add(Map.of("role", "tool", "tool_call_id", call.id(), "content", speech.executor().execute(asked).content()));
        }
        check(house.serve(tenant, chat(messages), LIMITS, CLIENT));
    }

    private static Prompt chat(List<Map<String, @Nullable Object>> messages) {
        return new Prompt.Chat(List.copyOf(messages), List.of(DECLARED), Map.of());
    }

    private Map<String, Object> written(ApiCall call) {
        return Map.of("id", call.id(), "type", "function", "function", Map.of("name", call.call().tool(), "arguments", speech.text().arguments(call.call().arguments())));
    }

    private boolean isRight(Said said) {
        return said.text().contains(String.valueOf(left * right));
    }

    private void check(Said said) {
        if (!isRight(said)) {
            throw new IllegalStateException(left + " * " + right + " was right before and now is: " + said.text());
        }
    }

    /** A tool that takes its time. */
    private record Slow(CallExecutor executor, int millis) implements CallExecutor {
        @Override
        public Set<String> tools() {
            return executor.tools();
        }

        @Override
        public CallResponse execute(CallRequest call) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(millis);
            return executor.execute(call);
        }
    }
}
