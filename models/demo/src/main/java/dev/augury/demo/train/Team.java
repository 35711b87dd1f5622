package dev.augury.demo.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;

/** Threads that share work in a fixed way. */
final class Team implements AutoCloseable {

    private final int size;
    private final ExecutorService threads;

    Team(int size) {
        this.size = size;
        threads = Executors.newFixedThreadPool(size, Thread.ofPlatform().name("train-", 0).daemon().factory());
    }

    /** Has each member do its work and returns the outcomes in the order of the members. */
    double[] each(IntToDoubleFunction work) throws InterruptedException {
        List<Callable<Double>> tasks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int member = i;
            tasks.add(() -> work.applyAsDouble(member));
        }
        double[] outcomes = new double[size];
        List<Future<Double>> done = threads.invokeAll(tasks);
        for (int i = 0; i < size; i++) {
            try {
                outcomes[i] = done.get(i).get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Worker " + i + " failed: " + e.getCause().getMessage(), e.getCause());
            }
        }
        return outcomes;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
