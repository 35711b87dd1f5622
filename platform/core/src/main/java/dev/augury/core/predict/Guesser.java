package dev.augury.core.predict;

import dev.augury.core.time.Time;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets a prediction from a predictor within its deadline, or a guess. Thread-safe. */
public final class Guesser {

    /** Source of predictions that no predictor made. */
    public static final String FALLBACK = "fallback";

    private static final int GUESSED_TOKENS = 256;
    private static final int CONCURRENT_MAX = 64;

    private final Time time;
    private final long deadlineNanos;
    private final @Nullable Predictor predictor;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder late = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** Makes a guesser; without a predictor it always guesses. */
    public Guesser(Time time, long deadlineNanos, @Nullable Predictor predictor) {
        this.time = time;
        this.deadlineNanos = deadlineNanos;
        this.predictor = predictor;
    }

    /** Predicts a segment and tells {@code onPrediction} exactly once, on any thread. */
    public void predict(SegmentView segment, Consumer<Prediction> onPrediction) {
        Predictor asked = predictor;
        if (asked == null) {
            onPrediction.accept(guess(segment));
            return;
        }
        if (underWay.incrementAndGet() > CONCURRENT_MAX) {
            underWay.decrementAndGet();
            late.increment();
            onPrediction.accept(guess(segment));
            return;
        }
        AtomicBoolean answered = new AtomicBoolean();
        if (!ask(asked, segment, answered, onPrediction)) {
            underWay.decrementAndGet();
            failed.increment();
            if (answered.compareAndSet(false, true)) {
                onPrediction.accept(guess(segment));
            }
        }
    }

    /** Returns false where work is refused because the host is going down: nobody was asked then. */
    private boolean ask(Predictor asked, SegmentView segment, AtomicBoolean answered, Consumer<Prediction> onPrediction) {
        Time.Timer deadline = null;
        try {
            Time.Timer posted = time.post(time.now() + deadlineNanos, () -> {
                if (answered.compareAndSet(false, true)) {
                    late.increment();
                    onPrediction.accept(guess(segment));
                }
            });
            deadline = posted;
            time.async(() -> asked.predict(segment), (prediction, failure) -> {
                underWay.decrementAndGet();
                if (prediction == null) {
                    failed.increment();
                }
                if (answered.compareAndSet(false, true)) {
                    posted.cancel();
                    onPrediction.accept(prediction == null ? guess(segment) : prediction);
                }
            });
            return true;
        } catch (RejectedExecutionException refused) {
            if (deadline != null) {
                deadline.cancel();
            }
            return false;
        }
    }

    /** Returns how many predictions came too late or were not asked for because too many were under way. */
    public long late() {
        return late.sum();
    }

    /** Returns how many times the predictor threw, returned nothing or could not be asked. */
    public long failed() {
        return failed.sum();
    }

    /** Half of what may come if that is little, a usual answer if it is much; the spread says that nobody knows. */
    private static Prediction guess(SegmentView segment) {
        double max = segment.outputTokensMax();
        double mean = Math.min(GUESSED_TOKENS, max / 2);
        return Prediction.builder()
                .outputTokens(new Estimate(mean, mean, Math.max(mean, Math.min(max, 4 * mean)), max))
                .source(FALLBACK)
                .build();
    }
}
