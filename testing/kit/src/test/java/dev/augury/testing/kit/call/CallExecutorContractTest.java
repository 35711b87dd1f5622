package dev.augury.testing.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.testing.kit.ContractRun;
import dev.augury.testing.kit.Hang;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes an executor that keeps it and fails each that breaks it. */
class CallExecutorContractTest {

    private static final String WAIT = "{\"wait\": true}";

    /** An executor of one tool that echoes its arguments, or waits for its deadline where they ask for it. */
    private static class Echo implements CallExecutor {

        @Override
        public Set<String> tools() {
            return Set.of("echo");
        }

        @Override
        public CallResponse execute(CallRequest call) throws InterruptedException {
            if (!tools().contains(call.tool())) {
                return new CallResponse("There is no tool '" + call.tool() + "'", true);
            }
            if (!call.arguments().startsWith("{")) {
                return new CallResponse("The arguments are no JSON object: '" + call.arguments() + "'", true);
            }
            if (call.arguments().equals(WAIT)) {
                new CountDownLatch(1).await(call.deadlineNanos(), TimeUnit.NANOSECONDS);
                return new CallResponse("The deadline has passed", true);
            }
            return new CallResponse(call.arguments(), false);
        }
    }

    abstract static class Trial extends CallExecutorContract {

        private final Supplier<CallExecutor> executor;

        Trial(Supplier<CallExecutor> executor) {
            this.executor = executor;
        }

        @Override
        protected CallExecutorFactory<?> factory() {
            return new ScriptedCallExecutorFactory("trial", executor);
        }

        @Override
        protected String tool() {
            return "echo";
        }

        @Override
        protected String arguments() {
            return "{\"word\": \"hello\"}";
        }

        @Override
        protected Optional<String> slowArguments() {
            return Optional.of(WAIT);
        }
    }

    static final class Right extends Trial {
        Right() {
            super(Echo::new);
        }
    }

    static final class Nameless extends Trial {
        Nameless() {
            super(() -> new ScriptedCallExecutor(Map.of("other tool", call -> "x")));
        }
    }

    static final class TakesAnyTool extends Trial {
        TakesAnyTool() {
            super(() -> new Echo() {
                @Override
                public CallResponse execute(CallRequest call) {
                    return new CallResponse(call.arguments(), !call.arguments().startsWith("{"));
                }
            });
        }
    }

    static final class Fails extends Trial {
        Fails() {
            super(() -> new CrankyCallExecutor(new Echo(), 0.5, 0, () -> {}, 5));
        }
    }

    static final class TakesAnything extends Trial {
        TakesAnything() {
            super(() -> new ScriptedCallExecutor(Map.of("echo", CallRequest::arguments)));
        }
    }

    static final class CountsWithoutALock extends Trial {
        CountsWithoutALock() {
            super(() -> new Echo() {
                private final AtomicInteger under = new AtomicInteger();

                @Override
                public CallResponse execute(CallRequest call) throws InterruptedException {
                    if (under.incrementAndGet() > 1) {
                        throw new IllegalStateException("Two calls at once");
                    }
                    Thread.yield();
                    CallResponse response = super.execute(call);
                    for (int i = 0; i < 100; i++) {
                        Thread.yield();
                    }
                    under.decrementAndGet();
                    return response;
                }
            });
        }
    }

    static final class IgnoresItsDeadline extends Trial {
        IgnoresItsDeadline() {
            super(() -> new Echo() {
                @Override
                public CallResponse execute(CallRequest call) throws InterruptedException {
                    long nanos = call.arguments().equals(WAIT) ? TimeUnit.MILLISECONDS.toNanos(1100) : call.deadlineNanos();
                    return super.execute(new CallRequest(call.id(), call.tenant(), call.tool(), call.arguments(), nanos));
                }
            });
        }
    }

    static final class IgnoresInterrupts extends Trial {
        IgnoresInterrupts() {
            super(() -> new Echo() {
                @Override
                public CallResponse execute(CallRequest call) throws InterruptedException {
                    long deadline = System.nanoTime() + Math.min(call.deadlineNanos(), TimeUnit.SECONDS.toNanos(3));
                    while (call.arguments().equals(WAIT) && System.nanoTime() < deadline) {
                        Thread.onSpinWait();
                    }
                    return call.arguments().equals(WAIT) ? new CallResponse("The deadline has passed", true) : super.execute(call);
                }
            });
        }
    }

    private static void failsIn(Class<?> contract, String test) {
        assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test);
    }

    @Test
    void executorThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(Right.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(10);
    }

    @Test
    void wrongNamesAndAnswersAreSeen() {
        failsIn(Nameless.class, "toolsAreNamedAndStayTheSame");
        failsIn(TakesAnyTool.class, "unknownToolFailsInWords");
        failsIn(Fails.class, "severalThreadsMayCallAtOnce");
        failsIn(TakesAnything.class, "badArgumentsAreAnsweredInWords");
    }

    @Test
    void faultsAreWhatTheySay() throws InterruptedException {
        CallRequest call = new CallRequest("call-1", "default", "t", "{}", 1);
        assertThat(new ScriptedCallExecutor(Map.of("t", CallFaults.floods(100_000))).execute(call).content()).hasSize(100_000);
        assertThat(CallFaults.talksGarbage(5).apply(call)).isEqualTo(CallFaults.talksGarbage(5).apply(call)).hasSizeGreaterThan(900).contains("\u0000");
        assertThatThrownBy(() -> CallFaults.diesWithAnException().apply(call)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CallFaults.diesWithAnError().apply(call)).isInstanceOf(LinkageError.class);
        Hang hang = new Hang();
        Thread caller = Thread.ofVirtual().start(() -> CallFaults.hangs(hang).apply(call));
        assertThat(hang.entered(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        assertThat(caller.join(Duration.ofMillis(20))).as("an interrupt ends it").isFalse();
        hang.release();
        caller.join();
    }

    @Test
    void racesAndOverrunsAreSeen() {
        failsIn(CountsWithoutALock.class, "severalThreadsMayCallAtOnce");
        failsIn(IgnoresItsDeadline.class, "deadlineIsKept");
        failsIn(IgnoresInterrupts.class, "interruptEndsACall");
    }
}
