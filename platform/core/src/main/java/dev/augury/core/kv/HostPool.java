package dev.augury.core.kv;

/** The host blocks: a stack of free ids. */
public final class HostPool {

    private final int[] stack;
    private int free;

    /** Makes a pool of that many free blocks; 0 for no host tier. */
    public HostPool(int blocks) {
        stack = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            stack[i] = blocks - 1 - i;
        }
        free = blocks;
    }

    /** Returns the number of blocks. */
    public int total() {
        return stack.length;
    }

    /** Returns the free blocks. */
    public int free() {
        return free;
    }

    int[] take(int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            taken[i] = stack[--free];
        }
        return taken;
    }

    void release(int[] blocks) {
        for (int block : blocks) {
            stack[free++] = block;
        }
    }
}
