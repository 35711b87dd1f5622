package dev.augury.core.plan;

import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Movement.Direction;
import dev.augury.core.flow.Sequence;
import dev.augury.core.kv.KvPool;
import org.jspecify.annotations.Nullable;

/**
 * Brings swapped sequences back, in chunks of what may move per step. Room for the whole of one is taken before its first chunk, so that those on their way never wait for
 * each other's blocks. Touched by the loop of the lane alone.
 */
public final class Returns {

    private final KvPool pool;
    private final SwapBudget budget;

    Returns(KvPool pool, SwapBudget budget) {
        this.pool = pool;
        this.budget = budget;
    }

    /** Begins to bring a sequence back. Returns the first chunk; null when there is no room. */
    @Nullable Movement begin(Sequence sequence) {
        return pool.reserveSwapIn(sequence, sequence.blocks().host().length) ? chunk(sequence) : null;
    }

    /** So many blocks of a sequence are back. Returns the next chunk; null when all are. */
    public @Nullable Movement proceed(Sequence sequence, int blocks) {
        pool.endSwapIn(sequence, blocks);
        return sequence.blocks().moving() == 0 ? null : chunk(sequence);
    }

    /** Whatever the budget, one block moves: nothing that holds memory stands still. */
    private Movement chunk(Sequence sequence) {
        Movement chunk = new Movement(sequence, Direction.IN, pool.swapIn(sequence, Math.max(1, budget.left())));
        budget.spend(chunk.copies().size());
        return chunk;
    }
}
