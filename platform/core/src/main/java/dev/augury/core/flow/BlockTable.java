package dev.augury.core.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of one sequence in order, ids only: its head on the device, its tail in the host tier, one of both possibly empty. While blocks move, they lie in both.
 * Device blocks are append-only until they are dropped; the array handed out is replaced, never changed, so that a plan may hold it without a copy.
 */
public final class BlockTable {

    private static final int[] NONE = {};

    private int[] device = NONE;
    private int[] host = NONE;
    private int hostFrom;
    private final List<BlockKey> keys = new ArrayList<>();
    private int registered;
    private long since;

    /** Returns the device blocks; not to be changed. */
    public int[] device() {
        return device;
    }

    /** Returns the host blocks; not to be changed. */
    public int[] host() {
        return host;
    }

    /** Returns the place of the first host block; without any, the place behind the last device block. */
    public int hostFrom() {
        return host.length == 0 ? device.length : hostFrom;
    }

    /** Returns how many blocks move: those that lie in both tiers. */
    public int moving() {
        return device.length - hostFrom();
    }

    /** Adds device blocks at the end. */
    public void append(int[] blocks) {
        device = joined(device, blocks);
    }

    /** Returns the step from which on it has device blocks, below 0 where they were given to it; of no meaning while it has none. */
    public long since() {
        return since;
    }

    /** Sets the step from which on it has device blocks. */
    public void since(long step) {
        since = step;
    }

    /** Forgets the device blocks. Returns them. */
    public int[] dropDevice() {
        return dropDevice(0);
    }

    /** Forgets the device blocks from that place on. Returns them. */
    public int[] dropDevice(int from) {
        int[] dropped = Arrays.copyOfRange(device, from, device.length);
        device = from == 0 ? NONE : Arrays.copyOf(device, from);
        registered = Math.min(registered, from);
        return dropped;
    }

    /** Adds host blocks before the others: for the last device blocks that have none yet. */
    public void prependHost(int[] blocks) {
        hostFrom = hostFrom() - blocks.length;
        host = joined(blocks, host);
    }

    /** Forgets the host blocks. Returns them. */
    public int[] dropHost() {
        return dropHost(host.length);
    }

    /** Forgets the first host blocks. Returns them. */
    public int[] dropHost(int count) {
        int[] dropped = Arrays.copyOf(host, count);
        hostFrom += count;
        host = count == host.length ? NONE : Arrays.copyOfRange(host, count, host.length);
        return dropped;
    }

    /** Gives all blocks, and what is known of them, to an empty table. */
    void moveTo(BlockTable other) {
        other.device = device;
        other.host = host;
        other.hostFrom = hostFrom;
        other.keys.addAll(keys);
        other.registered = registered;
        other.since = -1;
        dropDevice();
        dropHost();
        keys.clear();
    }

    /** Returns the keys of the full blocks hashed so far; the pool appends to it. */
    public List<BlockKey> keys() {
        return keys;
    }

    /** Returns how many leading device blocks the prefix index has been told of. */
    public int registered() {
        return registered;
    }

    /** Sets how many leading device blocks the prefix index has been told of. */
    public void registered(int blocks) {
        registered = blocks;
    }

    private static int[] joined(int[] first, int[] second) {
        int[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
