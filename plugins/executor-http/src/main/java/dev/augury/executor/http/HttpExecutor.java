package dev.augury.executor.http;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.ToolDeclaration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs declared tools. Each call works on a virtual thread of its own while its caller waits until the deadline, so that whatever hangs, a lookup of a name
 * included, keeps nobody waiting.
 */
final class HttpExecutor implements CallExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(HttpExecutor.class);

    private final Map<String, Door> doors = new TreeMap<>();
    private final HttpConfig config;
    private final Surroundings surroundings;
    private final Fetch fetch;
    private final ThreadFactory threads = Thread.ofVirtual().name("executor-http-", 0).factory();

    /** A tool with what limits its calls. */
    private record Door(HttpTool tool, Semaphore places, Breaker breaker) {}

    /**
     * Reads the declarations.
     *
     * @throws IllegalArgumentException with every problem
     */
    HttpExecutor(HttpConfig config, Surroundings surroundings) {
        this.config = config;
        this.surroundings = surroundings;
        AddressGuard guard = new AddressGuard(config.allow());
        new ToolFile(config, surroundings.environment()).read().forEach((name, tool) -> doors.put(name, door(tool)));
        fetch = new Fetch(config, new GuardedLookup(surroundings.lookup(), guard));
    }

    private Door door(HttpTool tool) {
        Breaker breaker = new Breaker(config.breakerFailures(), config.breakerPause().toNanos(), surroundings.nanos());
        return new Door(tool, new Semaphore(tool.limits().concurrency(), true), breaker);
    }

    @Override
    public Set<String> tools() {
        return Set.copyOf(doors.keySet());
    }

    @Override
    public List<ToolDeclaration> declarations() {
        return doors.values().stream().map(door -> door.tool().declaration()).toList();
    }

    @Override
    public CallResponse execute(CallRequest call) throws InterruptedException {
        Door door = doors.get(call.tool());
        if (door == null) {
            return failed("There is no tool '" + call.tool() + "'; known are " + String.join(", ", doors.keySet()) + ".");
        }
        long nanos = Math.min(call.deadlineNanos(), door.tool().limits().timeout().toNanos());
        long deadline = System.nanoTime() + nanos;
        try {
            ToolRun run = new ToolRun(door.tool(), config, fetch);
            Ask ask = run.ask(call.arguments());
            if (!door.places().tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                return failed("The tool '" + call.tool() + "' is busy with other calls.");
            }
            return guarded(door, () -> run.perform(ask, nanos), deadline);
        } catch (CallFailure e) {
            return failed(e.sentence());
        }
    }

    /** What a call does on its own thread. */
    private interface Work {

        String perform() throws CallFailure, InterruptedException;
    }

    /** How a call ended, and what that says of the service. */
    private record Ending(CallResponse response, boolean unavailable) {}

    /** Has a place, which the worker gives back when it ends, be that after the deadline. */
    private CallResponse guarded(Door door, Work work, long deadline) throws InterruptedException {
        if (!door.breaker().admits()) {
            door.places().release();
            return failed("The tool '" + door.tool().name() + "' has failed repeatedly and rests; try it later.");
        }
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread worker = threads.newThread(() -> work(door, work, ending));
        worker.start();
        try {
            Ending ended = ending.completeOnTimeout(late(door), deadline - System.nanoTime(), TimeUnit.NANOSECONDS).get();
            learn(door, ended);
            return ended.response();
        } catch (ExecutionException e) {
            door.breaker().abandoned();
            LOG.error("The tool {} failed unexpectedly", door.tool().name(), e.getCause());
            return failed("The tool '" + door.tool().name() + "' failed.");
        } catch (InterruptedException e) {
            door.breaker().abandoned();
            throw e;
        } finally {
            worker.interrupt();
        }
    }

    private static void work(Door door, Work work, CompletableFuture<Ending> ending) {
        try {
            ending.complete(new Ending(new CallResponse(work.perform(), false), false));
        } catch (CallFailure e) {
            ending.complete(new Ending(failed(e.sentence()), e.unavailable()));
        } catch (InterruptedException | RuntimeException | Error e) {
            ending.completeExceptionally(e);
        } finally {
            door.places().release();
        }
    }

    private static Ending late(Door door) {
        return new Ending(failed("The tool '" + door.tool().name() + "' did not answer in time."), true);
    }

    private void learn(Door door, Ending ending) {
        if (!ending.unavailable()) {
            door.breaker().succeeded();
        } else if (door.breaker().failed()) {
            LOG.warn("The tool {} failed {} times in a row and rests for {}", door.tool().name(), config.breakerFailures(), config.breakerPause());
        }
    }

    private static CallResponse failed(String sentence) {
        return new CallResponse(sentence, true);
    }

    @Override
    public void close() {
        fetch.close();
    }
}
