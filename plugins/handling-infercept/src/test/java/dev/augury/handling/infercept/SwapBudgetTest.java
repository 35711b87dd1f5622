package dev.augury.handling.infercept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.testing.kit.handling.ScriptedCall;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SwapBudgetTest {

    private final Calls calls = new Calls(0);
    private final ScriptedCall large = calls.add(64 * 10, OptionalDouble.of(60));
    private final ScriptedCall small = calls.add(64 * 3, OptionalDouble.of(60));
    private final SwapBudget budget = new SwapBudget();

    private void step(int perStep) {
        budget.step(List.of(large, small), perStep, 100);
    }

    @Test
    void callsWithinTheBudgetMoveAtOnce() {
        step(13);
        assertThat(budget.take(large)).isTrue();
        assertThat(budget.take(small)).isTrue();
        step(5);
        assertThat(budget.take(small)).isTrue();
        assertThat(budget.take(small)).isFalse();
    }

    @Test
    void largeCallMovesWhenAsManyStepsHaveBeenLeftToIt() {
        for (int i = 0; i < 2; i++) {
            step(4);
            assertThat(budget.take(large)).isFalse();
            assertThat(budget.isBegun(large)).isTrue();
            assertThat(budget.take(small)).as("what the step may move goes to the one that is begun").isFalse();
        }
        step(4);
        assertThat(budget.take(large)).isTrue();
        assertThat(budget.isBegun(large)).isFalse();
        assertThat(budget.take(small)).as("2 of 4 blocks are left").isFalse();
    }

    @Test
    void callThatReturnsGivesUpWhatItWasLeft() {
        step(4);
        budget.take(large);
        budget.step(List.of(small), 4, 100);
        assertThat(budget.isBegun(large)).isFalse();
        assertThat(budget.take(small)).isTrue();
        step(7);
        assertThat(budget.take(large)).as("begins anew").isFalse();
    }

    @Test
    void hostTierWithoutRoomIsNotSavedFor() {
        budget.step(List.of(large, small), 4, 5);
        assertThat(budget.take(large)).isFalse();
        assertThat(budget.isBegun(large)).isFalse();
        assertThat(budget.take(small)).isTrue();
    }
}
