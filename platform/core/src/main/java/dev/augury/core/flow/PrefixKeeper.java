package dev.augury.core.flow;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keeps what answers that ended in calls of the client leave, until the client comes back or too much time has passed. Thread-safe; throws nothing. */
public interface PrefixKeeper {

    /** Keeps nothing, for lanes whose models cannot call. */
    PrefixKeeper NONE = new PrefixKeeper() {
        @Override
        public @Nullable RetainedPrefix keep(ClientTurn turn) {
            return null;
        }

        @Override
        public boolean keeps(long prefix) {
            return false;
        }

        @Override
        public void forget(RetainedPrefix prefix) {}

        @Override
        public OptionalLong nextExpiry() {
            return OptionalLong.empty();
        }

        @Override
        public void expire() {}

        @Override
        public RetainCounts counts() {
            return RetainCounts.NONE;
        }
    };

    /** Keeps what a turn leaves; older prefixes may have to go. Returns null when it is not kept. */
    @Nullable RetainedPrefix keep(ClientTurn turn);

    /** Returns whether a prefix is still kept. */
    boolean keeps(long prefix);

    /** Gives up a prefix whose client never heard of its calls. */
    void forget(RetainedPrefix prefix);

    /** Returns when the next prefix expires, in nanoseconds of {@code Time}; empty while none is kept. */
    OptionalLong nextExpiry();

    /** Gives up prefixes whose time has passed. */
    void expire();

    /** Returns what it keeps and what became of what it kept. */
    RetainCounts counts();
}
