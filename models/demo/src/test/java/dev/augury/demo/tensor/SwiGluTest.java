package dev.augury.demo.tensor;

import org.junit.jupiter.api.Test;

class SwiGluTest {

    @Test
    void forwardAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice gate = numbers.slice(numbers.upTo(200), 5);
            Slice up = numbers.slice(gate.length(), 1);
            Slice out = numbers.slice(gate.length(), 1);
            Slice expected = Numbers.copy(out);
            for (int i = 0; i < gate.length(); i++) {
                Numbers.put(expected, i, product(Numbers.at(gate, i), Numbers.at(up, i)));
            }
            SwiGlu.forward(gate, up, out);
            numbers.near("out", out, expected, 2e-6);
        }
    }

    @Test
    void backwardAgreesWithDifferencesAndMayOverwriteItsInputs() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice gate = numbers.slice(numbers.upTo(200), 3);
            Slice up = numbers.slice(gate.length(), 1);
            Slice dOut = numbers.slice(gate.length(), 1);
            Slice dGate = Numbers.copy(gate);
            Slice dUp = Numbers.copy(up);
            for (int i = 0; i < gate.length(); i++) {
                double g = Numbers.at(gate, i);
                double u = Numbers.at(up, i);
                double d = Numbers.at(dOut, i);
                Numbers.put(dGate, i, d * (product(g + 1e-5, u) - product(g - 1e-5, u)) / 2e-5);
                Numbers.put(dUp, i, d * product(g, 1));
            }
            SwiGlu.backward(gate, up, dOut, gate, up);
            numbers.near("dGate", gate, dGate, 1e-5);
            numbers.near("dUp", up, dUp, 1e-5);
        }
    }

    private static double product(double gate, double up) {
        return gate / (1 + Math.exp(-gate)) * up;
    }
}
