package dev.augury.core.plan;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Movement.Direction;
import dev.augury.core.flow.Pause;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.kv.KvPool;
import dev.augury.core.kv.YieldingKv;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The KV of retained prefixes, until a sequence follows them. Each is held by a sequence of its own, paused for the calls of the client, which {@link Pauses} handles
 * like any other; but it is in no queue, and what others need is taken from it. Touched by the loop of the lane alone.
 */
public final class Retention {

    private final KvPool pool;
    private final LaneView view;
    private final HandlingGuard handling;
    private final PauseLedger ledger;
    private final Outside outside;
    private final Map<Long, Held> bySequence = new LinkedHashMap<>();
    private final Map<Long, Held> byPrefix = new HashMap<>();
    private final Map<Long, Held> byFollower = new HashMap<>();
    private long evictions;

    /**
     * What the retention has to do with beside the lane's own.
     *
     * @param look brings the view up to date
     * @param due says that a handling waits to be carried out
     * @param blocksMax most blocks of both tiers that are held
     */
    record Outside(Runnable look, Runnable due, long blocksMax) {}

    /** The KV of one prefix. */
    static final class Held {

        final Sequence sequence;
        final long prefix;
        @Nullable Sequence follower;
        @Nullable Direction moving;

        private Held(Sequence sequence, long prefix) {
            this.sequence = sequence;
            this.prefix = prefix;
        }
    }

    Retention(KvPool pool, LaneView view, HandlingGuard handling, PauseLedger ledger, Outside outside) {
        this.pool = pool;
        this.view = view;
        this.handling = handling;
        this.ledger = ledger;
        this.outside = outside;
    }

    /**
     * An answer is about to end in calls of the client: its KV passes to a sequence of its own, paused for them. Beyond the bound the oldest are given up.
     *
     * @param id of that sequence, unique within the host's life
     */
    public void retain(Sequence ended, RetainedPrefix prefix, List<ApiCall> calls, long id) {
        outside.look().run();
        int blocks = ended.blocks().device().length;
        for (Held oldest : all(held -> held.follower == null)) {
            if (fits(blocks)) {
                break;
            }
            over(oldest);
        }
        if (!fits(blocks)) {
            return;
        }
        pool.stayed(ended);
        Sequence left = Sequence.leftBy(ended, id, prefix, new Pause(calls, view.now()), view.now());
        Held held = new Held(left, prefix.id());
        bySequence.put(id, held);
        byPrefix.put(prefix.id(), held);
        ledger.accountYielding(view.now());
        pool.yields(left);
        left.pause().handling(handling.onPause(new PausedCall(left, pool), view));
        outside.due().run();
    }

    /** The client of a retained prefix came back: a sequence that begins with it waits. */
    public void returned(long prefix, Sequence follower) {
        Held held = byPrefix.get(prefix);
        if (held == null || held.follower != null) {
            return;
        }
        outside.look().run();
        handling.onReturn(new PausedCall(held.sequence, pool));
        ledger.account(held.sequence, view.now());
        ledger.ended(Pauses.kept(held.sequence));
        held.follower = follower;
        byFollower.put(follower.id(), held);
        held.sequence.pause().handling(Handling.PRESERVE);
        outside.due().run();
    }

    /** Gives up the KV of the prefixes of which that is true. */
    public void release(LongPredicate prefixes) {
        outside.look().run();
        all(held -> prefixes.test(held.prefix)).forEach(this::over);
    }

    /** Returns what is held; in no time, however much that is. */
    public RetainedKv kv() {
        YieldingKv kv = pool.yielding();
        return new RetainedKv(bySequence.size(), kv.deviceTokens(), kv.hostTokens(), kv.deviceBlocks(), evictions);
    }

    /** A sequence that may follow a prefix has begun, and shares its blocks, or is about to end. */
    void followed(Sequence follower) {
        Held held = byFollower.get(follower.id());
        if (held != null) {
            outside.look().run();
            over(held);
        }
    }

    /** Nobody needs the KV of a prefix any more, or others need its room more. Blocks on their way are freed when they have arrived. */
    void over(Held held) {
        Sequence sequence = held.sequence;
        ledger.account(sequence, view.now());
        if (held.follower == null) {
            ledger.ended(Pauses.kept(sequence));
        } else {
            byFollower.remove(held.follower.id());
        }
        bySequence.remove(sequence.id());
        byPrefix.remove(held.prefix);
        if (sequence.copying()) {
            pool.keeps(sequence);
        } else {
            pool.release(sequence);
        }
        sequence.finish(FinishReason.TOOL_CALLS, view.now());
    }

    /** A sequence needs so many host blocks: the oldest other prefixes that nobody follows lose their KV until as many are free. */
    void makeHostRoom(Sequence sequence, int blocks) {
        for (Held oldest : yieldingHost()) {
            if (blocks > pool.free(BlockTier.HOST) && oldest.sequence != sequence) {
                evicted();
                over(oldest);
            }
        }
    }

    /** Says which way blocks of a sequence move, or none; of others than those of prefixes nothing is noted. */
    void moving(Sequence sequence, @Nullable Direction direction) {
        Held held = bySequence.get(sequence.id());
        if (held != null) {
            held.moving = direction;
        }
    }

    /** Counts a prefix that loses its KV because others need the room. */
    void evicted() {
        evictions++;
    }

    boolean isEmpty() {
        return bySequence.isEmpty();
    }

    @Nullable Held find(long sequence) {
        return bySequence.get(sequence);
    }

    /** Returns the prefix that a sequence which waits will begin with, while its KV is held. */
    @Nullable Held before(Sequence follower) {
        return byFollower.get(follower.id());
    }

    /** Returns the sequences, oldest first, those that somebody follows last; a copy. */
    public List<Sequence> sequences() {
        List<Sequence> sequences = new ArrayList<>(bySequence.size());
        all(held -> held.follower == null).forEach(held -> sequences.add(held.sequence));
        all(held -> held.follower != null).forEach(held -> sequences.add(held.sequence));
        return sequences;
    }

    /** Returns those of which that is true, oldest first; a copy. */
    List<Held> all(Predicate<Held> wanted) {
        return bySequence.isEmpty() ? List.of() : bySequence.values().stream().filter(wanted).toList();
    }

    /** Returns those that may lose their host blocks to others. */
    List<Held> yieldingHost() {
        return all(held -> held.follower == null && !held.sequence.copying() && Pauses.kept(held.sequence) == Handling.SWAP);
    }

    private boolean fits(int blocks) {
        return pool.yielding().blocks() + blocks <= outside.blocksMax();
    }
}
