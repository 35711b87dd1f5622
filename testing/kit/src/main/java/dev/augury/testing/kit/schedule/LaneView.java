package dev.augury.testing.kit.schedule;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.schedule.CostView;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.TenantView;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The view that a {@link ScriptedLane} shows to policies. */
final class LaneView implements HandlingView {

    private final ScriptedLane lane;

    LaneView(ScriptedLane lane) {
        this.lane = lane;
    }

    private record Tenant(String name, int waiting, int running, double weight) implements TenantView {}

    /** Costs that are linear in everything. */
    private record Cost() implements CostView {

        @Override
        public long stepNanos(int prefillTokens, int decodes, long contextTokens) {
            return 1_000_000L + 50_000L * prefillTokens + 100_000L * decodes + 20L * contextTokens;
        }

        @Override
        public long recomputeNanos(int tokens) {
            return 50_000L * tokens;
        }

        @Override
        public long swapNanos(int tokens) {
            return 5_000L * tokens;
        }

        @Override
        public long bytesPerToken() {
            return 4096;
        }
    }

    @Override
    public long now() {
        return lane.now();
    }

    @Override
    public long step() {
        return lane.steps();
    }

    @Override
    public int tokenBudget() {
        return lane.sizes().tokenBudget();
    }

    @Override
    public int sequencesMax() {
        return lane.sizes().sequencesMax();
    }

    @Override
    public int blockTokens() {
        return lane.sizes().blockTokens();
    }

    @Override
    public int totalBlocks(BlockTier tier) {
        return tier == BlockTier.DEVICE ? lane.book().total() : lane.book().hostTotal();
    }

    @Override
    public int freeBlocks(BlockTier tier) {
        return tier == BlockTier.DEVICE ? lane.book().free() : lane.book().hostFree();
    }

    @Override
    public List<ScriptedSequence> waiting() {
        return Collections.unmodifiableList(lane.list(SequenceState.WAITING));
    }

    @Override
    public List<ScriptedSequence> running() {
        return Collections.unmodifiableList(lane.list(SequenceState.RUNNING));
    }

    @Override
    public List<ScriptedSequence> paused() {
        return Collections.unmodifiableList(lane.list(SequenceState.PAUSED));
    }

    @Override
    public List<ScriptedSequence> swapped() {
        return Collections.unmodifiableList(lane.list(SequenceState.SWAPPED));
    }

    @Override
    public int prefixMatch(SequenceView sequence) {
        return sequence.state() == SequenceState.WAITING ? lane.book().match(lane.own(sequence)).size() * blockTokens() : 0;
    }

    @Override
    public int blocksFor(SequenceView sequence, int tokens) {
        return lane.blocksFor(lane.own(sequence), tokens);
    }

    @Override
    public int blocksReleased(SequenceView sequence) {
        return lane.book().sole(lane.own(sequence));
    }

    @Override
    public Optional<Handling> intendedHandling(SequenceView sequence) {
        return Optional.empty();
    }

    @Override
    public CostView cost() {
        return new Cost();
    }

    @Override
    public List<? extends TenantView> tenants() {
        TreeSet<String> names = new TreeSet<>();
        lane.live().forEach(sequence -> names.add(sequence.request().tenant()));
        return names.stream()
                .map(name -> new Tenant(name, count(waiting(), name), count(running(), name), 1))
                .toList();
    }

    private static int count(List<ScriptedSequence> sequences, String tenant) {
        return (int) sequences.stream().filter(sequence -> sequence.request().tenant().equals(tenant)).count();
    }

    @Override
    public int swapOutBudget() {
        return lane.swapOutBudget();
    }

    @Override
    public int swapInBudget() {
        return lane.book().free();
    }
}
