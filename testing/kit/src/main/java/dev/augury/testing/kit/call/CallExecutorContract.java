package dev.augury.testing.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.ToolDeclaration;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a call executor, the host can rely on it: it names its tools, answers within the deadline from several threads at once, tells of bad
 * arguments in words, and lets go when it is interrupted. Extend it with a factory and a call that works.
 */
public abstract class CallExecutorContract extends FactoryContract<CallExecutorFactory<?>> {

    private static final String QUICK = "No arguments make a call of this executor slow";

    private CallExecutor executor;

    /** Returns arguments with which {@link #tool()} works. */
    protected abstract String arguments();

    /** Returns one of the executor's tools. */
    protected abstract String tool();

    /** Returns arguments with which {@link #tool()} takes longer than a second, if there are any. */
    protected Optional<String> slowArguments() {
        return Optional.empty();
    }

    @BeforeEach
    void open() {
        executor = create(factory());
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private <O extends Record> CallExecutor create(CallExecutorFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    private CallRequest call(String id, String arguments, long deadlineMillis) {
        return new CallRequest(id, "default", tool(), arguments, TimeUnit.MILLISECONDS.toNanos(deadlineMillis));
    }

    @Test
    void toolsAreNamedAndStayTheSame() {
        assertThat(executor.tools()).isNotEmpty().contains(tool()).isEqualTo(executor.tools());
        assertThat(executor.tools()).allMatch(name -> name.matches("[A-Za-z0-9_.-]{1,64}"));
    }

    @Test
    void everyToolIsDeclared() {
        assertThat(executor.declarations()).extracting(ToolDeclaration::name).containsExactlyElementsOf(new TreeSet<>(executor.tools()));
        assertThat(executor.declarations()).isEqualTo(executor.declarations());
        assertThat(executor.declarations()).allSatisfy(declaration -> {
            assertThat(declaration.description()).as("description of %s", declaration.name()).isEqualTo(declaration.description().strip());
            assertThat(declaration.parameters()).as("parameters of %s", declaration.name()).startsWith("{").contains("\"object\"").endsWith("}");
        });
    }

    @Test
    void goodCallSucceedsWithinItsDeadline() throws InterruptedException {
        long start = System.nanoTime();
        CallResponse response = executor.execute(call("call-1", arguments(), 10_000));
        assertThat(response.failed()).as(response.content()).isFalse();
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(10);
    }

    @Test
    void badArgumentsAreAnsweredInWords() throws InterruptedException {
        for (String arguments : new String[] {"", "not json", "[]", "{\"unheard_of\": null}"}) {
            CallResponse response = executor.execute(call("call-1", arguments, 10_000));
            assertThat(response).as("answer to '%s'", arguments).isNotNull();
            assertThat(response.content()).as("answer to '%s'", arguments).isNotNull();
        }
        assertThat(executor.execute(call("call-2", "not json", 10_000)).failed()).as("'not json' fails").isTrue();
    }

    @Test
    void unknownToolFailsInWords() throws InterruptedException {
        CallResponse response = executor.execute(new CallRequest("call-1", "default", "unheard_of", arguments(), TimeUnit.SECONDS.toNanos(10)));
        assertThat(response.failed()).isTrue();
        assertThat(response.content()).contains("unheard_of");
    }

    @Test
    void closingTwiceDoesNoHarm() {
        executor.close();
        executor.close();
        assertThat(executor.tools()).contains(tool());
    }

    @Test
    void severalThreadsMayCallAtOnce() throws Exception {
        List<Callable<CallResponse>> calls = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            CallRequest call = call("call-" + i, arguments(), 10_000);
            calls.add(() -> executor.execute(call));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<CallResponse> response : threads.invokeAll(calls, 30, TimeUnit.SECONDS)) {
                assertThat(response.get().failed()).isFalse();
            }
        }
    }

    @Test
    void deadlineIsKept() throws InterruptedException {
        Optional<String> slow = slowArguments();
        assumeTrue(slow.isPresent(), QUICK);
        long start = System.nanoTime();
        CallResponse response = executor.execute(call("call-1", slow.get(), 200));
        assertThat(response.failed()).as("a call that passes its deadline fails").isTrue();
        assertThat((System.nanoTime() - start) / 1e9).as("seconds with a deadline of 0.2").isLessThan(1);
    }

    @Test
    void interruptEndsACall() throws Exception {
        Optional<String> slow = slowArguments();
        assumeTrue(slow.isPresent(), QUICK);
        CallRequest call = call("call-1", slow.get(), 60_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch begun = new CountDownLatch(1);
            Future<CallResponse> response = threads.submit(() -> {
                begun.countDown();
                return executor.execute(call);
            });
            begun.await();
            response.cancel(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(900, TimeUnit.MILLISECONDS)).as("the call lets go when it is interrupted").isTrue();
        }
    }
}
