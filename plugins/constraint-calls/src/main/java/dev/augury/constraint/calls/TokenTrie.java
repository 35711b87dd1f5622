package dev.augury.constraint.calls;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by their bytes, as a tree in preorder: node {@code n}'s first child is {@code n + 1}, and {@code end[n]} is the node behind its subtree, so that a byte
 * that may not stand skips all tokens that go on with it. Immutable.
 */
final class TokenTrie {

    private final byte[] octets;
    private final short[] depths;
    private final int[] ends;
    /** The tokens that end at node {@code n} are {@code tokens[first[n]]} to {@code tokens[first[n + 1] - 1]}. */
    private final int[] first;
    private final int[] tokens;
    private final int nodes;
    private final int deepest;

    /** Takes tokens, each with at least one byte. */
    TokenTrie(int[] ids, byte[][] bytes) {
        List<Integer> sorted = IntStream.of(ids).boxed().sorted((a, b) -> Arrays.compareUnsigned(bytes[a], bytes[b])).toList();
        tokens = sorted.stream().mapToInt(Integer::intValue).toArray();
        int most = 1 + IntStream.of(ids).map(id -> bytes[id].length).sum();
        octets = new byte[most];
        depths = new short[most];
        ends = new int[most];
        first = new int[most + 1];
        int longest = IntStream.of(ids).map(id -> bytes[id].length).max().orElse(0);
        if (longest > Short.MAX_VALUE) {
            throw new IllegalArgumentException("A token has " + longest + " bytes; " + Short.MAX_VALUE + " are the most");
        }
        deepest = longest;
        nodes = fill(bytes, new int[longest + 1]);
    }

    /** Adds the nodes token by token. Returns how many there are. */
    private int fill(byte[][] bytes, int[] open) {
        int count = 1;
        byte[] before = {};
        for (int i = 0; i < tokens.length; i++) {
            byte[] present = bytes[tokens[i]];
            int shared = Arrays.mismatch(before, present);
            shared = shared < 0 ? present.length : shared;
            for (int depth = before.length; depth > shared; depth--) {
                ends[open[depth]] = count;
            }
            for (int depth = shared + 1; depth <= present.length; depth++) {
                open[depth] = count;
                octets[count] = present[depth - 1];
                depths[count] = (short) depth;
                first[count++] = i;
            }
            before = present;
        }
        for (int depth = before.length; depth > 0; depth--) {
            ends[open[depth]] = count;
        }
        first[count] = tokens.length;
        return count;
    }

    /** Returns the number of nodes. */
    int nodes() {
        return nodes;
    }

    /** Sets the bits of all tokens whose bytes lead somewhere. */
    void allow(State from, long[] bits) {
        @Nullable State[] path = new @Nullable State[deepest + 1];
        path[0] = from;
        int node = 1;
        while (node < nodes) {
            int depth = depths[node];
            State above = path[depth - 1];
            State state = above == null ? null : above.next(octets[node] & 0xFF);
            if (state == null) {
                node = ends[node];
                continue;
            }
            path[depth] = state;
            for (int i = first[node]; i < first[node + 1]; i++) {
                bits[tokens[i] >>> 6] |= 1L << (tokens[i] & 63);
            }
            node++;
        }
    }
}
