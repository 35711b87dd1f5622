package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.CostView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.TenantView;
import dev.augury.testing.kit.OptionRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Swapped sequences of which a part is still on the device, and nobody's rest fits. */
class HeadsTest {

    /** A swapped sequence with blocks on the device and in the host tier. */
    private record Half(long id, int head, int tail, boolean copying) implements SequenceView {
        @Override
        public RequestView request() {
            throw new UnsupportedOperationException("The plan has no need of it");
        }

        @Override
        public SequenceState state() {
            return SequenceState.SWAPPED;
        }

        @Override
        public int totalTokens() {
            return (head + tail) * 16 + 1;
        }

        @Override
        public int computedTokens() {
            return (head + tail) * 16;
        }

        @Override
        public int outputTokens() {
            return 1;
        }

        @Override
        public int totalTokensMax() {
            return 10_000;
        }

        @Override
        public int segment() {
            return 1;
        }

        @Override
        public Optional<Prediction> prediction() {
            return Optional.empty();
        }

        @Override
        public long arrivedAt() {
            return 0;
        }

        @Override
        public long stateSince() {
            return 0;
        }

        @Override
        public int preemptions() {
            return 0;
        }

        @Override
        public int idleSteps() {
            return 0;
        }
    }

    /** A lane of 100 blocks in which nothing runs. */
    private record Lane(int free, int hostFree, List<Half> swapped) implements StepView {
        @Override
        public long now() {
            return 0;
        }

        @Override
        public long step() {
            return 0;
        }

        @Override
        public int tokenBudget() {
            return 384;
        }

        @Override
        public int sequencesMax() {
            return 256;
        }

        @Override
        public int blockTokens() {
            return 16;
        }

        @Override
        public int totalBlocks(BlockTier tier) {
            return 100;
        }

        @Override
        public int freeBlocks(BlockTier tier) {
            return tier == BlockTier.DEVICE ? free : hostFree;
        }

        @Override
        public List<? extends SequenceView> waiting() {
            return List.of();
        }

        @Override
        public List<? extends SequenceView> running() {
            return List.of();
        }

        @Override
        public List<? extends SequenceView> paused() {
            return List.of();
        }

        @Override
        public int prefixMatch(SequenceView sequence) {
            return 0;
        }

        @Override
        public int blocksFor(SequenceView sequence, int tokens) {
            return ((Half) sequence).tail() + Math.ceilDiv(tokens, 16);
        }

        @Override
        public int blocksReleased(SequenceView sequence) {
            return ((Half) sequence).head();
        }

        @Override
        public Optional<Handling> intendedHandling(SequenceView sequence) {
            return Optional.empty();
        }

        @Override
        public CostView cost() {
            throw new UnsupportedOperationException("The plan has no need of it");
        }

        @Override
        public List<TenantView> tenants() {
            return List.of();
        }
    }

    private static Grants plan(int free, int hostFree, int coming, Half... line) {
        LampsConfig config = OptionRecords.bind(LampsConfig.class, Map.of());
        Lane lane = new Lane(free, hostFree, List.of(line));
        return new LampsPlan(lane, config, new Room(lane, coming, config.hostReserveFraction())).make(Stream.of(line).map(Entry::new).toList());
    }

    private static Grants plan(int free, Half... line) {
        return plan(free, 39, 0, line);
    }

    @Test
    void headOfTheLastSwappedMovesAwayForTheFirstInLine() {
        Grants grants = plan(10, 40, 0, new Half(1, 20, 29, false), new Half(2, 30, 12, false), new Half(3, 30, 12, false));
        assertThat(grants.victims()).containsExactly(new Grants.Victim(3, Preemption.SWAP));
        assertThat(grants.grants()).as("the room is there when the copies are").isEmpty();
    }

    @Test
    void headIsGivenUpAtOnceWhereTheHostTierHasNoMoreThanCallsMayNeed() {
        Grants grants = plan(10, 39, 0, new Half(1, 20, 29, false), new Half(2, 30, 12, false), new Half(3, 30, 12, false));
        assertThat(grants.victims()).containsExactly(new Grants.Victim(3, Preemption.RECOMPUTE));
        assertThat(grants.grants()).extracting(Grants.Grant::sequence).containsExactly(1L);
    }

    @Test
    void nothingMovesForWhatIsComingAlready() {
        Grants grants = plan(10, 100, 20, new Half(1, 20, 29, false), new Half(2, 30, 12, false), new Half(3, 30, 12, false));
        assertThat(grants.victims()).isEmpty();
        assertThat(grants.grants()).isEmpty();
    }

    @Test
    void nothingIsGivenUpInVainNorWhileItMoves() {
        Grants grants = plan(10, new Half(1, 20, 90, false), new Half(2, 30, 12, false), new Half(3, 30, 12, true));
        assertThat(grants.victims()).isEmpty();
        assertThat(grants.grants()).isEmpty();
    }

    @Test
    void whoFindsRoomTakesNothing() {
        Grants grants = plan(40, new Half(1, 20, 29, false), new Half(2, 30, 2, false));
        assertThat(grants.victims()).isEmpty();
        assertThat(grants.grants()).extracting(Grants.Grant::sequence).containsExactly(1L, 2L);
    }
}
