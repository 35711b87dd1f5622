package dev.augury.spi.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * The wishes of one step: victims first, then grants in order, then prefetches. Made with {@link #builder()}.
 *
 * <p>The host preempts every victim, then walks the grants: it cuts each to the tokens pending and to the budget left, allocates blocks, and on a misfit
 * does what {@link #misfit()} says. A grant to a waiting or swapped sequence makes it run. A victim runs and loses its place; or it is swapped and makes way: by
 * {@link Preemption#SWAP} what it still has on the device follows to the host tier, by {@link Preemption#RECOMPUTE} it gives up all its KV and waits.
 */
public final class Grants {

    private final List<Grant> grants;
    private final List<Victim> victims;
    private final List<Long> prefetches;
    private final Misfit misfit;

    private Grants(Builder builder) {
        grants = List.copyOf(builder.grants);
        victims = List.copyOf(builder.victims);
        prefetches = List.copyOf(builder.prefetches);
        misfit = builder.misfit;
    }

    /**
     * Tokens for a sequence.
     *
     * @param sequence its id
     * @param tokensMax the most tokens to compute, at least 1
     */
    public record Grant(long sequence, int tokensMax) {}

    /**
     * A sequence that loses its place, or a swapped one that makes way.
     *
     * @param sequence its id
     * @param preemption how
     */
    public record Victim(long sequence, Preemption preemption) {}

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the grants in order. */
    public List<Grant> grants() {
        return grants;
    }

    /** Returns the victims in order. */
    public List<Victim> victims() {
        return victims;
    }

    /** Returns the swapped sequences whose blocks should come back, in order. */
    public List<Long> prefetches() {
        return prefetches;
    }

    /** Returns what to do when blocks for a grant cannot be had. */
    public Misfit misfit() {
        return misfit;
    }

    /** Collects wishes. */
    public static final class Builder {

        private final List<Grant> grants = new ArrayList<>();
        private final List<Victim> victims = new ArrayList<>();
        private final List<Long> prefetches = new ArrayList<>();
        private Misfit misfit = Misfit.STOP;

        private Builder() {}

        /** Wishes up to {@code tokensMax} tokens for the sequence. */
        public Builder grant(SequenceView sequence, int tokensMax) {
            grants.add(new Grant(sequence.id(), tokensMax));
            return this;
        }

        /** Wishes the sequence preempted. Where the host tier has no room, a swap becomes a recompute. */
        public Builder preempt(SequenceView sequence, Preemption preemption) {
            victims.add(new Victim(sequence.id(), preemption));
            return this;
        }

        /** Wishes the blocks of a swapped sequence back on the device. */
        public Builder prefetch(SequenceView sequence) {
            prefetches.add(sequence.id());
            return this;
        }

        /** Says what to do when blocks for a grant cannot be had; {@link Misfit#STOP} unless said. */
        public Builder onMisfit(Misfit value) {
            misfit = value;
            return this;
        }

        /** Makes the grants. */
        public Grants build() {
            return new Grants(this);
        }
    }
}
