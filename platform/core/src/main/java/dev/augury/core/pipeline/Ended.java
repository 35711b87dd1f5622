package dev.augury.core.pipeline;

import dev.augury.core.flow.Outcome;
import dev.augury.spi.listen.FinishedView;
import java.util.Locale;

/**
 * How a request ended, as listeners see it.
 *
 * @param outcome how it went
 */
record Ended(Outcome outcome) implements FinishedView {

    @Override
    public String reason() {
        return outcome.sequences().getLast().reason().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int promptTokens() {
        return outcome.arrival().promptTokens();
    }

    @Override
    public int outputTokens() {
        return outcome.outputTokens();
    }

    @Override
    public long nanos() {
        return outcome.timing().totalNanos();
    }

    @Override
    public int preemptions() {
        return outcome.effort().recomputes() + outcome.effort().swaps();
    }
}
