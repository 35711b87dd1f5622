package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RotaryTest {
    private static final double THETA = 10000;

    @Test
    void forwardTurnsAdjacentPairs() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            int head = 2 + 2 * numbers.upTo(40);
            Slice row = numbers.slice(head * (1 + numbers.upTo(3)), 1);
            int position = numbers.upTo(100);
            Slice expected = Numbers.copy(row);
            for (int i = 0; i < row.length(); i += 2) {
                double angle = position * Math.pow(THETA, -(double) (i % head) / head);
                double x = Numbers.at(row, i);
                double y = Numbers.at(row, i + 1);
                Numbers.put(expected, i, x * Math.cos(angle) - y * Math.sin(angle));
                Numbers.put(expected, i + 1, x * Math.sin(angle) + y * Math.cos(angle));
            }
            new Rotary(head, THETA, 100).forward(row, position);
            numbers.near("row", row, expected, 1e-5);
        }
    }

    @Test
    void backwardUndoesForward() {
        Numbers numbers = new Numbers(7);
        Slice row = numbers.slice(4 * 64, 1);
        Slice expected = Numbers.copy(row);
        Rotary rotary = new Rotary(64, THETA, 2048);
        rotary.forward(row, 2047);
        rotary.backward(row, 2047);
        numbers.near("row", row, expected, 1e-6);
    }

    @Test
    void forwardRefusesAPositionBeyondItsTable() {
        Rotary rotary = new Rotary(4, THETA, 8);
        assertThatThrownBy(() -> rotary.forward(Slice.of(new float[4]), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Position 8");
    }
}
