package dev.augury.core.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks of one sequence in order, ids only. Device blocks are append-only until they are dropped; the array handed out is replaced, never changed, when
 * blocks are added, so that a plan may hold it without a copy.
 */
public final class BlockTable {

    private static final int[] NONE = {};

    private int[] device = NONE;
    private int[] host = NONE;
    private final List<BlockKey> keys = new ArrayList<>();
    private int registered;

    /** Returns the device blocks; not to be changed. */
    public int[] device() {
        return device;
    }

    /** Returns the host blocks, those of the sequence's first tokens; not to be changed. */
    public int[] host() {
        return host;
    }

    /** Adds device blocks at the end. */
    public void append(int[] blocks) {
        int[] longer = Arrays.copyOf(device, device.length + blocks.length);
        System.arraycopy(blocks, 0, longer, device.length, blocks.length);
        device = longer;
    }

    /** Forgets the device blocks. Returns them. */
    public int[] dropDevice() {
        int[] dropped = device;
        device = NONE;
        registered = 0;
        return dropped;
    }

    /** Sets the host blocks. */
    public void host(int[] blocks) {
        host = blocks;
    }

    /** Forgets the host blocks. Returns them. */
    public int[] dropHost() {
        int[] dropped = host;
        host = NONE;
        return dropped;
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
}
