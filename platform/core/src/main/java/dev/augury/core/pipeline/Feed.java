package dev.augury.core.pipeline;

import dev.augury.core.time.Time;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what listeners and predictors are told on a loop of its own, in order, so that a slow one loses news and delays nobody. Thread-safe. */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int WAITING_MAX = 8192;
    private static final int PER_TURN = 64;

    private final ArrayBlockingQueue<Runnable> news = new ArrayBlockingQueue<>(WAITING_MAX);
    private final LongAdder lost = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Time.Loop loop;

    Feed(Time time) {
        loop = time.drive("listeners", this::turn);
    }

    /** Adds a piece of news; when too many wait it is lost. */
    void tell(Runnable telling) {
        if (news.offer(telling)) {
            loop.wake();
        } else {
            lost.increment();
        }
    }

    long lost() {
        return lost.sum();
    }

    long failed() {
        return failed.sum();
    }

    void stop() {
        loop.stop();
    }

    private boolean turn() {
        for (int i = 0; i < PER_TURN; i++) {
            Runnable next = news.poll();
            if (next == null) {
                return false;
            }
            try {
                next.run();
            } catch (RuntimeException | LinkageError failure) {
                failed.increment();
                LOG.warn("A listener or predictor threw on being told news, which is lost", failure);
            }
        }
        return true;
    }
}
