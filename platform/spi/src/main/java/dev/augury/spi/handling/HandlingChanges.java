package dev.augury.spi.handling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes to the handling of calls under way, and who goes first when memory runs out. Made with {@link #builder()}. */
public final class HandlingChanges {

    /** No change. */
    public static final HandlingChanges NONE = builder().build();

    private final Map<Long, Handling> changes;
    private final List<Long> victims;

    private HandlingChanges(Builder builder) {
        changes = Map.copyOf(builder.changes);
        victims = List.copyOf(builder.victims);
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

    /** Collects changes. */
    public static final class Builder {

        private final Map<Long, Handling> changes = new LinkedHashMap<>();
        private final List<Long> victims = new ArrayList<>();

        private Builder() {}

        /** Changes the handling of a call. */
        public Builder change(PausedCallView call, Handling handling) {
            changes.put(call.sequence().id(), handling);
            return this;
        }

        /** Appends a call to the order of victims. */
        public Builder victim(PausedCallView call) {
            victims.add(call.sequence().id());
            return this;
        }

        /** Makes the changes. */
        public HandlingChanges build() {
            return new HandlingChanges(this);
        }
    }
}
