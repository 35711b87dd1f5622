package dev.augury.core.loop;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.CallFormException;
import dev.augury.core.flow.CallResult;
import dev.augury.core.flow.ClientTurn;
import dev.augury.core.flow.ConstraintException;
import dev.augury.core.flow.Interception;
import dev.augury.core.flow.Interceptor;
import dev.augury.core.flow.OnFailure;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Pause;
import dev.augury.core.flow.PrefixKeeper;
import dev.augury.core.flow.Resumption;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.Toolset;
import dev.augury.core.flow.Turn;
import dev.augury.core.plan.Pauses;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Pauses sequences whose models call, and lets them go on when the calls are over. Touched by the loop of the lane alone. */
final class Calls {

    private static final int ID_RADIX = 36;
    private static final int FAILURE_SHOWN = 500;

    private final LaneQueue queue;
    private final OpenRequests requests;
    private final Pauses pauses;
    private final Rules rules;
    private final Time time;

    /**
     * What calls are made by.
     *
     * @param interceptor performs them
     * @param readers make the readers of the turns after them
     * @param keeper keeps what answers that end in calls of the client leave
     * @param ids give their ids, unique within the host's life
     * @param bounds how many
     */
    record Rules(Interceptor interceptor, Readers readers, PrefixKeeper keeper, LongSupplier ids, LaneParts.Bounds bounds) {}

    Calls(LaneQueue queue, OpenRequests requests, Pauses pauses, Rules rules, Time time) {
        this.queue = queue;
        this.requests = requests;
        this.pauses = pauses;
        this.rules = rules;
        this.time = time;
    }

    /** The model of a running sequence ended its turn with calls. */
    void called(Sequence sequence, Turn turn) {
        Toolset tools = sequence.request().asked().tools();
        if (turn.calls().stream().anyMatch(call -> tools.client().contains(call.tool()))) {
            handOver(sequence, turn, tools);
            return;
        }
        boolean tooMany = turn.calls().size() > callsLeft(sequence);
        if ((tooMany || !turn.malformed().isEmpty()) && !sequence.warn()) {
            requests.finish(sequence, turn.malformed().isEmpty() ? FinishReason.CALL_LIMIT : FinishReason.MALFORMED_CALL);
        } else if (sequence.outputTokensLeft() < 1) {
            requests.finish(sequence, FinishReason.LENGTH);
        } else {
            pause(sequence, calls(sequence, turn));
        }
    }

    /** The client performs the calls: the answer is over, and what it leaves is kept until the client comes back. */
    private void handOver(Sequence sequence, Turn turn, Toolset tools) {
        // What the model called of this server beside them is not performed: nobody would bring its response to the model.
        List<ApiCall> calls = turn.calls().stream()
                .filter(call -> tools.client().contains(call.tool()))
                .limit(tools.single() ? 1 : Long.MAX_VALUE)
                .map(call -> new ApiCall(id(), call, null))
                .toList();
        int last = sequence.tokens().token(sequence.totalTokens() - 1);
        boolean ended = rules.readers().vocabulary().isEnd(last);
        boolean cut = !ended && sequence.request().asked().limits().stopTokens().contains(last);
        boolean whole = calls.size() == turn.calls().size() && turn.malformed().isEmpty() && !cut;
        int[] tokens = sequence.tokens().slice(0, sequence.totalTokens());
        ClientTurn left = new ClientTurn(
                sequence.request(), calls, sequence.reader().said(), tokens, ended, whole, sequence.handOver(calls, time.now()));
        RetainedPrefix prefix = rules.keeper().keep(left);
        if (!requests.emit(sequence.open(), new TokenEvent.Calls(sequence.choice(), calls))) {
            if (prefix != null) {
                rules.keeper().forget(prefix);
            }
            return;
        }
        if (prefix != null) {
            pauses.retention().release(other -> !rules.keeper().keeps(other));
            pauses.retention().retain(sequence, prefix, calls, rules.ids().getAsLong());
        }
        requests.finish(sequence, FinishReason.TOOL_CALLS);
    }

    private void pause(Sequence sequence, List<ApiCall> calls) {
        OpenRequest open = sequence.open();
        for (ApiCall call : calls) {
            var event = new TokenEvent.CallStarted(sequence.choice(), call.id(), call.call().tool(), call.call().arguments());
            if (!call.call().tool().isEmpty() && !requests.emit(open, event)) {
                return;
            }
        }
        SegmentStart next = pauses.begin(sequence, new Pause(calls, time.now()));
        int room = rules.bounds().tokensMax() - sequence.totalTokens() - 1;
        rules.interceptor().intercept(new Interception(sequence.id(), sequence.request(), calls, next, sequence.outputTokensLeft(), room));
    }

    private List<ApiCall> calls(Sequence sequence, Turn turn) {
        List<ApiCall> calls = new ArrayList<>();
        int left = callsLeft(sequence);
        for (DetectedCall call : turn.calls()) {
            String refused = sequence.request().asked().tools().single() && !calls.isEmpty() ? "One call at a time; make this one again if it is still needed."
                    : calls.size() < left ? unknown(sequence, call) : "This answer may make no more calls; answer without them.";
            calls.add(new ApiCall(id(), call, refused));
        }
        for (String fault : turn.malformed()) {
            calls.add(new ApiCall(id(), new DetectedCall("", "{}"), fault));
        }
        return calls;
    }

    /** None is left where the answer has had its turns that end in calls; its segments so far are as many as these. */
    private int callsLeft(Sequence sequence) {
        return sequence.segment() < rules.bounds().depthMax() ? rules.bounds().callsMax() - sequence.calls() : 0;
    }

    private static @Nullable String unknown(Sequence sequence, DetectedCall call) {
        Toolset tools = sequence.request().asked().tools();
        return tools.hosted().contains(call.tool())
                ? null
                : "There is no tool '" + call.tool() + "'; there are: " + String.join(", ", tools.names()) + ".";
    }

    /** The calls of a paused sequence are over; it may be over itself. */
    void resumed(Resumption resumption) {
        Sequence sequence = queue.find(resumption.sequence());
        if (sequence == null || !(sequence.standing() instanceof State.Paused(long _, Pause pause)) || pause.returned()) {
            return;
        }
        switch (resumption) {
            case Resumption.Failed failed -> requests.fail(sequence.open(), failed.reason());
            case Resumption.Returned returned -> {
                if (told(sequence, returned.results())) {
                    CallResult failed = rules.bounds().onFailure() == OnFailure.FAIL ? firstFailed(returned.results()) : null;
                    if (failed == null) {
                        goOn(sequence, returned);
                    } else {
                        requests.fail(sequence.open(), failure(failed));
                    }
                }
            }
        }
    }

    private boolean told(Sequence sequence, List<CallResult> results) {
        for (CallResult result : results) {
            ApiCall call = result.call();
            var event = new TokenEvent.CallFinished(
                    sequence.choice(), call.id(), call.call().tool(), result.nanos(), result.response().failed());
            if (!call.call().tool().isEmpty() && !requests.emit(sequence.open(), event)) {
                return false;
            }
        }
        return true;
    }

    /** What was refused was not performed, so it did not fail: only the model can mend it. */
    private static @Nullable CallResult firstFailed(List<CallResult> results) {
        return results.stream().filter(result -> result.response().failed() && result.call().refusal() == null).findFirst().orElse(null);
    }

    private static Refusal failure(CallResult failed) {
        String said = failed.response().content();
        String shown = said.length() > FAILURE_SHOWN ? said.substring(0, FAILURE_SHOWN) + "…" : said;
        return new Refusal(
                Refusal.Kind.TOOL_FAILED, "The call of tool '" + failed.call().call().tool() + "' failed, and with it the request: " + shown, null, null);
    }

    private void goOn(Sequence sequence, Resumption.Returned returned) {
        if (sequence.totalTokens() + returned.tokens().length >= rules.bounds().tokensMax()) {
            requests.finish(sequence, FinishReason.LENGTH);
            return;
        }
        sequence.respond(returned, rules.bounds().tokensMax(), time.now());
        int last = sequence.tokens().token(sequence.totalTokens() - 1);
        try {
            rules.readers().resume(sequence, last);
        } catch (CallFormException failure) {
            requests.fail(sequence.open(), unreadable(failure));
            return;
        }
        pauses.returned(sequence);
    }

    /** Returns what the client is told when its answer's calls cannot be read, by no fault of the model. */
    static Refusal unreadable(CallFormException failure) {
        return new Refusal(
                Refusal.Kind.INTERNAL, failure.getMessage() + ". This is a fault of the server; send the request without tools.", null, null);
    }

    /** Returns what the client is told when its answer cannot be kept to what it demanded, by no fault of the model. */
    static Refusal unconstrained(ConstraintException failure) {
        return new Refusal(
                Refusal.Kind.INTERNAL, failure.getMessage() + ". This is a fault of the server; send the request with tool_choice \"auto\".", null, null);
    }

    /** Nine letters and digits, which is what some chat templates insist on. */
    private String id() {
        String number = Long.toString(rules.ids().getAsLong(), ID_RADIX);
        return "c" + "0".repeat(Math.max(0, 8 - number.length())) + number;
    }
}
