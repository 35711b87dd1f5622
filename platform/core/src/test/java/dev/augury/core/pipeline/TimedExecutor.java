package dev.augury.core.pipeline;

import dev.augury.core.time.VirtualTime;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An executor that takes simulated time and answers as told. */
final class TimedExecutor implements CallExecutor {

    private final VirtualTime time;
    final List<CallRequest> calls = new ArrayList<>();
    LongSupplier nanos = () -> 1_000_000_000L;
    Function<CallRequest, @Nullable CallResponse> answer = call -> new CallResponse("result of " + call.arguments(), false);

    TimedExecutor(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Set<String> tools() {
        return Set.of("t0", "t1", "t2");
    }

    @Override
    @SuppressWarnings("NullAway")
    public CallResponse execute(CallRequest call) {
        calls.add(call);
        time.elapse(nanos.getAsLong());
        return answer.apply(call);
    }
}
