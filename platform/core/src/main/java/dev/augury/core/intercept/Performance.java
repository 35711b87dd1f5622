package dev.augury.core.intercept;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.CallResult;
import dev.augury.core.time.Time;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from its request to its result. Whatever its executor does, there is one result, within the deadline. The place at its gate is held until the
 * executor has really let go, so that one that hangs keeps its own tool busy and nothing else. Thread-safe.
 */
final class Performance {

    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);

    private final ApiCall call;
    private final Stage stage;
    private final Consumer<CallResult> onResult;
    private final long askedAt;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Time.@Nullable Timer deadline;
    private volatile Time.@Nullable Work work;

    /**
     * Where a call is performed.
     *
     * @param time the time
     * @param executor performs it
     * @param gate lets so many in at once
     * @param tenant tenant of the request
     * @param limits the limits of calls
     */
    record Stage(Time time, CallExecutor executor, Gate gate, String tenant, CallLimits limits) {}

    Performance(ApiCall call, Stage stage, Consumer<CallResult> onResult) {
        this.call = call;
        this.stage = stage;
        this.onResult = onResult;
        askedAt = stage.time().now();
    }

    /** Performs the call, as soon as its gate lets it in. */
    void perform() {
        long seconds = stage.limits().timeMax().toSeconds();
        deadline = stage.time().post(askedAt + stage.limits().timeMax().toNanos(), () -> {
            result(new CallResponse("The tool '" + call.call().tool() + "' did not answer within " + seconds + " s.", true));
            stop();
        });
        stage.gate().enter(this);
    }

    /** Begins, now that the gate let it in. */
    void begin() {
        if (over.get()) {
            stage.gate().leave();
            return;
        }
        long left = askedAt + stage.limits().timeMax().toNanos() - stage.time().now();
        CallRequest request = new CallRequest(call.id(), stage.tenant(), call.call().tool(), call.call().arguments(), left);
        try {
            work = stage.time().async(() -> stage.executor().execute(request), (response, failure) -> {
                stage.gate().leave();
                result(judged(response, failure));
            });
        } catch (RuntimeException refused) {
            // Work is refused where the host is going down; the call is over all the same.
            stage.gate().leave();
            result(judged(null, refused));
        }
        if (over.get()) {
            interrupt();
        }
    }

    /** Ends the call; nothing comes of it. */
    void drop() {
        over.set(true);
        stop();
    }

    private void stop() {
        Time.Timer timer = deadline;
        if (timer != null) {
            timer.cancel();
        }
        stage.gate().giveUp(this);
        interrupt();
    }

    private void interrupt() {
        Time.Work under = work;
        if (under != null) {
            under.interrupt();
        }
    }

    private void result(CallResponse response) {
        if (over.compareAndSet(false, true)) {
            Time.Timer timer = deadline;
            if (timer != null) {
                timer.cancel();
            }
            onResult.accept(new CallResult(call, response, stage.time().now() - askedAt));
        }
    }

    private CallResponse judged(@Nullable CallResponse response, @Nullable Throwable failure) {
        String tool = call.call().tool();
        if (response == null || response.content() == null) {
            if (!over.get()) {
                LOG.warn("The executor of tool {} failed on call {}", tool, call.id(), failure);
            }
            return new CallResponse("The tool '" + tool + "' failed and gave no result.", true);
        }
        String cut = Utf8.cut(response.content(), stage.limits().responseBytesMax());
        if (cut.length() == response.content().length()) {
            return response;
        }
        return new CallResponse(cut + "\n[The result was longer and is cut off here.]", response.failed());
    }
}
