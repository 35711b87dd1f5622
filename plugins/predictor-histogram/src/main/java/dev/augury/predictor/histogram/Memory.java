package dev.augury.predictor.histogram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Histories by scope, of which the one that was silent longest is forgotten. */
final class Memory<H> {

    private final LinkedHashMap<Scope, H> histories = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;
    private final Supplier<H> maker;

    Memory(int most, Supplier<H> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** Returns the history of a scope, which is new if nothing was remembered. */
    H of(Scope scope) {
        H history = histories.computeIfAbsent(scope, unknown -> maker.get());
        if (histories.size() > most) {
            histories.pollFirstEntry();
        }
        return history;
    }

    /** Returns the history of the first of these scopes that has seen enough, or null. */
    @Nullable H believed(List<Scope> scopes, ToDoubleFunction<H> weight, double enough) {
        for (Scope scope : scopes) {
            H history = histories.get(scope);
            if (history != null && weight.applyAsDouble(history) >= enough) {
                return history;
            }
        }
        return null;
    }
}
