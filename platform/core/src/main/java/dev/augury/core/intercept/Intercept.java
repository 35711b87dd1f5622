package dev.augury.core.intercept;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.CallResult;
import dev.augury.core.flow.Interception;
import dev.augury.core.flow.Interceptor;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Resumption;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.time.Time;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.predict.Prediction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs the calls of paused sequences: side by side, each within its limits; then writes the responses as tokens and has the next segment predicted. */
public final class Intercept implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(Intercept.class);
    private static final String TOO_LONG = "The result is too long for the context and was dropped.";

    private final Time time;
    private final Tools tools;
    private final Script script;
    private final Consumer<Resumption> onResumption;
    private final Map<Long, Round> rounds = new ConcurrentHashMap<>();
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    /** What comes between the results and the resumption. */
    public interface Script {

        /**
         * Returns what is appended to a conversation whose model just ended its turn with these calls: the responses and what stands before an answer.
         *
         * @throws Exception when that cannot be written
         */
        int[] write(Prompt prompt, List<CallAnswer> answers) throws Exception;

        /** Predicts the segment after a pause whose responses have that many tokens; tells {@code onPrediction} once, on any thread. */
        void predict(Interception pause, int responseTokens, Consumer<Prediction> onPrediction);
    }

    /** Makes the stage of a lane, which gives every resumption to {@code onResumption} on any thread. */
    public Intercept(Time time, Tools tools, Script script, Consumer<Resumption> onResumption) {
        this.time = time;
        this.tools = tools;
        this.script = script;
        this.onResumption = onResumption;
    }

    @Override
    public void intercept(Interception pause) {
        Round round = new Round(pause);
        rounds.put(pause.sequence(), round);
        for (int i = 0; i < pause.calls().size(); i++) {
            int index = i;
            ApiCall call = pause.calls().get(i);
            Consumer<CallResult> onResult = result -> {
                if (round.result(index, result)) {
                    guarded(round, () -> write(round, round.results(), true));
                }
            };
            CallExecutor executor = tools.executors().get(call.call().tool());
            String refusal = call.refusal() == null && executor == null ? "There is no tool '" + call.call().tool() + "'." : call.refusal();
            if (refusal != null || executor == null) {
                onResult.accept(new CallResult(call, new CallResponse("Error: " + refusal, true), 0));
            } else {
                perform(round, call, executor, onResult);
            }
        }
    }

    @Override
    public void drop(long sequence) {
        Round round = rounds.remove(sequence);
        if (round != null) {
            round.drop();
        }
    }

    private void perform(Round round, ApiCall call, CallExecutor executor, Consumer<CallResult> onResult) {
        Gate gate = gates.computeIfAbsent(call.call().tool(), _ -> new Gate(tools.limits().parallelMax()));
        Performance performance = new Performance(
                call, new Performance.Stage(time, executor, gate, round.pause().request().tenant(), tools.limits()), onResult);
        round.add(performance);
        performance.perform();
    }

    private void write(Round round, List<CallResult> results, boolean whole) {
        Prompt prompt = round.pause().request().asked().prompt();
        time.async(() -> script.write(prompt, results.stream().map(result -> answer(result, whole)).toList()), (tokens, failure) -> guarded(round, () -> {
            if (tokens == null) {
                throw new IllegalStateException("The responses could not be written in the form of the model", failure);
            }
            if (whole && tokens.length > round.pause().room()) {
                write(round, results, false);
            } else {
                script.predict(round.pause(), tokens.length, prediction ->
                        resume(round, new Resumption.Returned(round.pause().sequence(), results, tokens, prediction)));
            }
        }));
    }

    private CallAnswer answer(CallResult result, boolean whole) {
        String content = whole ? result.response().content() : TOO_LONG;
        return new CallAnswer(result.call().id(), result.call().call(), content, tools.detector().respond(result.call().call(), content));
    }

    private void resume(Round round, Resumption resumption) {
        if (rounds.remove(round.pause().sequence(), round)) {
            onResumption.accept(resumption);
        }
    }

    /** Whatever goes wrong after the calls, the sequence does not wait for ever. */
    private void guarded(Round round, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError failure) {
            LOG.error("The responses of {} could not be given to its model", round.pause().request(), failure);
            resume(round, new Resumption.Failed(round.pause().sequence(), new Refusal(Refusal.Kind.INTERNAL, reason(failure), null, null)));
        }
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return "The results of the tools could not be given to the model: " + cause + ". This is a fault of the server.";
    }
}
