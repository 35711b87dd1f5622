package dev.augury.core.queue;

import dev.augury.spi.schedule.TenantView;

/** How many sequences a tenant has where. Touched by the loop of the lane alone. */
public final class TenantCount implements TenantView {

    private final String name;
    private int live;
    private int waiting;
    private int running;

    TenantCount(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int waiting() {
        return waiting;
    }

    @Override
    public int running() {
        return running;
    }

    @Override
    public double weight() {
        return 1;
    }

    void enter() {
        live++;
    }

    boolean leave() {
        return --live == 0;
    }

    void move(int toWaiting, int toRunning) {
        waiting += toWaiting;
        running += toRunning;
    }
}
