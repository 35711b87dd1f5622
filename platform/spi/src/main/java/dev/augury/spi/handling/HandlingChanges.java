package dev.augury.spi.handling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes to the handling of calls under way, and who goes first when memory runs out. Made with {@link #builder()}. */
public final class HandlingChanges {

    /** No change. */
    public static final HandlingChanges NONE = builder().build();

    private final Map<Long, Handling> changes;
    private final List<Long> victims;
    private final Map<Long, Handling> handlings;

    private HandlingChanges(Builder builder) {
        changes = Map.copyOf(builder.changes);
        victims = List.copyOf(builder.victims);
        handlings = Map.copyOf(builder.handlings);
    }

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the new handling by sequence id. */
    public Map<Long, Handling> changes() {
        return changes;
    }

    /** Returns the ids of paused sequences in the order in which they lose their blocks when memory runs out. */
    public List<Long> victims() {
        return victims;
    }

    /**
     * Returns how a victim loses its blocks: by DISCARD all of them; by SWAP its last ones move to the host tier, as many as are missing, and all are lost where that has no
     * room.
     */
    public Handling victimHandling(long victim) {
        return handlings.getOrDefault(victim, Handling.DISCARD);
    }

    /** Collects changes. */
    public static final class Builder {

        private final Map<Long, Handling> changes = new LinkedHashMap<>();
        private final List<Long> victims = new ArrayList<>();
        private final Map<Long, Handling> handlings = new HashMap<>();

        private Builder() {}

        /** Changes the handling of a call. */
        public Builder change(PausedCallView call, Handling handling) {
            changes.put(call.sequence().id(), handling);
            return this;
        }

        /** Appends a call to the order of victims; it loses all its blocks when it is its turn. */
        public Builder victim(PausedCallView call) {
            return victim(call, Handling.DISCARD);
        }

        /**
         * Appends a call to the order of victims.
         *
         * @param handling how it loses its blocks, DISCARD or SWAP
         * @throws IllegalArgumentException when it would lose none
         */
        public Builder victim(PausedCallView call, Handling handling) {
            if (handling == Handling.PRESERVE) {
                throw new IllegalArgumentException("A victim that is preserved gives no block; say DISCARD or SWAP");
            }
            victims.add(call.sequence().id());
            handlings.put(call.sequence().id(), handling);
            return this;
        }

        /** Makes the changes. */
        public HandlingChanges build() {
            return new HandlingChanges(this);
        }
    }
}
