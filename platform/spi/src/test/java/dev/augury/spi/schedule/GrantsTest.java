package dev.augury.spi.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.predict.Prediction;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantsTest {

    /** A sequence that is nothing but its id and its tokens. */
    private record Bare(long id, int totalTokens, int computedTokens) implements SequenceView {

        @Override
        public RequestView request() {
            throw new UnsupportedOperationException("Grants do not ask for the request");
        }

        @Override
        public SequenceState state() {
            return SequenceState.WAITING;
        }

        @Override
        public int outputTokens() {
            return 0;
        }

        @Override
        public int totalTokensMax() {
            return totalTokens;
        }

        @Override
        public int segment() {
            return 0;
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

        @Override
        public boolean copying() {
            return false;
        }
    }

    @Test
    void emptyGrantsStopAtAMisfit() {
        Grants grants = Grants.builder().build();
        assertThat(grants.grants()).isEmpty();
        assertThat(grants.victims()).isEmpty();
        assertThat(grants.prefetches()).isEmpty();
        assertThat(grants.misfit()).isEqualTo(Misfit.STOP);
    }

    @Test
    void wishesKeepTheirOrder() {
        Grants grants = Grants.builder()
                .grant(new Bare(2, 9, 0), 5)
                .grant(new Bare(1, 9, 0), 1)
                .preempt(new Bare(4, 9, 9), Preemption.SWAP)
                .preempt(new Bare(3, 9, 9), Preemption.RECOMPUTE)
                .prefetch(new Bare(6, 9, 0))
                .onMisfit(Misfit.SKIP)
                .build();
        assertThat(grants.grants()).containsExactly(new Grants.Grant(2, 5), new Grants.Grant(1, 1));
        assertThat(grants.victims()).containsExactly(new Grants.Victim(4, Preemption.SWAP), new Grants.Victim(3, Preemption.RECOMPUTE));
        assertThat(grants.prefetches()).containsExactly(6L);
        assertThat(grants.misfit()).isEqualTo(Misfit.SKIP);
    }

    @Test
    void grantsDoNotFollowTheirBuilder() {
        Grants.Builder builder = Grants.builder().grant(new Bare(1, 9, 0), 1);
        Grants grants = builder.build();
        builder.grant(new Bare(2, 9, 0), 1);
        assertThat(grants.grants()).hasSize(1);
    }

    @Test
    void pendingIsWhatIsNotComputed() {
        assertThat(new Bare(1, 9, 4).pendingTokens()).isEqualTo(5);
    }
}
