package dev.augury.core.loop;

import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Movement.Direction;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import dev.augury.core.kv.KvPool;
import dev.augury.core.plan.CostModel;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.Inbox;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.queue.Message;
import dev.augury.core.time.Time;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts the copies between tiers and takes their completion. Touched by the loop of the lane alone, but for the message that says they are done. */
final class Moves {

    private final LaneQueue queue;
    private final KvPool pool;
    private final Planner planner;
    private final CostModel cost;
    private final LaneCounters counters;
    private int underWay;

    Moves(Planner.Desk desk, Planner planner, LaneCounters counters) {
        queue = desk.queue();
        pool = desk.pool();
        cost = desk.cost();
        this.planner = planner;
        this.counters = counters;
    }

    /** Returns how many movements are under way. */
    int underWay() {
        return underWay;
    }

    void start(List<Movement> movements, Engine engine, Inbox inbox) {
        movements.forEach(movement -> start(movement, engine, inbox));
    }

    private void start(Movement movement, Engine engine, Inbox inbox) {
        underWay++;
        try {
            engine.copyBlocks(movement.copies(), (nanos, failure) -> inbox.put(new Message.Moved(movement, nanos, failure)));
        } catch (EngineException refused) {
            inbox.put(new Message.Moved(movement, 0, refused));
        } catch (RuntimeException refused) {
            inbox.put(new Message.Moved(movement, 0, new EngineException("The engine refused a copy: " + refused.getMessage(), false, refused)));
        }
    }

    /** Copies are over; the next chunk of a sequence on its way back begins at once. */
    void done(Message.Moved moved, Engine engine, Inbox inbox, Time time) {
        underWay--;
        if (moved.failure() == null) {
            cost.observeSwap(moved.movement().copies().size() * pool.blockTokens(), moved.nanos());
        }
        Movement next = next(moved, time);
        if (next != null) {
            start(next, engine, inbox);
        }
    }

    private @Nullable Movement next(Message.Moved moved, Time time) {
        Sequence sequence = moved.movement().sequence();
        sequence.copying(false);
        boolean paused = sequence.standing() instanceof State.Paused;
        if (sequence.finished()) {
            pool.release(sequence);
        } else if (moved.failure() != null && paused) {
            counters.swapFailed();
            planner.pauses().lost(sequence);
        } else if (paused) {
            planner.pauses().moved(sequence, moved.movement().direction());
        } else if (moved.failure() != null) {
            counters.swapFailed();
            pool.release(sequence);
            queue.lost(sequence, time.now());
            planner.policy().onEnqueued(sequence);
        } else if (moved.movement().direction() == Direction.OUT) {
            pool.endSwapOut(sequence);
            sequence.swapped(time.now());
        } else {
            Movement next = planner.returns().proceed(sequence, moved.movement().copies().size());
            if (next != null) {
                sequence.copying(true);
                return next;
            }
            queue.returned(sequence, time.now());
        }
        return null;
    }
}
