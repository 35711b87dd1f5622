package dev.augury.testing.kit.call;

import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import java.util.Set;
import java.util.SplittableRandom;

/** Wraps an executor and, as a seed says, throws, answers with a failure, or runs a delay first. */
public final class CrankyCallExecutor implements CallExecutor {

    private final CallExecutor executor;
    private final double failure;
    private final double lateness;
    private final Runnable delay;
    private final SplittableRandom random;

    /**
     * Wraps an executor.
     *
     * @param failure chance that a call fails: one half throws, the other answers with a failure
     * @param lateness chance that a call runs {@code delay} first
     * @param delay what takes the time: a jump of the test's clock, or a {@link dev.augury.testing.kit.Hang}
     */
    public CrankyCallExecutor(CallExecutor executor, double failure, double lateness, Runnable delay, long seed) {
        this.executor = executor;
        this.failure = failure;
        this.lateness = lateness;
        this.delay = delay;
        random = new SplittableRandom(seed);
    }

    @Override
    public Set<String> tools() {
        return executor.tools();
    }

    @Override
    public CallResponse execute(CallRequest call) throws InterruptedException {
        double luck = draw();
        if (draw() < lateness) {
            delay.run();
        }
        if (luck < failure / 2) {
            throw new IllegalStateException("This executor throws, as its seed says");
        }
        return luck < failure ? new CallResponse("The tool failed, as its seed says", true) : executor.execute(call);
    }

    private double draw() {
        synchronized (random) {
            return random.nextDouble();
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
