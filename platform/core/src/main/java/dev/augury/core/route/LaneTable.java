package dev.augury.core.route;

import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lane serves which model. Thread-safe.
 *
 * @param <L> the lanes
 */
public final class LaneTable<L> {

    private volatile Map<String, L> lanes = Map.of();

    /**
     * Adds a lane under a model's name.
     *
     * @throws IllegalArgumentException when another lane has that name
     */
    public synchronized void add(String model, L lane) {
        if (lanes.containsKey(model)) {
            throw new IllegalArgumentException("Two models are named '" + model + "'; give one of them another name");
        }
        Map<String, L> more = new LinkedHashMap<>(lanes);
        more.put(model, lane);
        lanes = more;
    }

    /** Returns the lane that serves the model, or null. */
    public @Nullable L find(String model) {
        return lanes.get(model);
    }

    /** Returns the lanes in the order in which they were added. */
    public Collection<L> lanes() {
        return List.copyOf(lanes.values());
    }

    /** Returns the refusal for a model that there is not. */
    public Refusal unknown(String model) {
        return new Refusal(
                Kind.UNKNOWN_MODEL,
                "The model '" + model + "' does not exist. Models served here: " + String.join(", ", lanes.keySet()) + ".",
                "model",
                null);
    }
}
