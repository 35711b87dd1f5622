package dev.augury.executor.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorTest {

    private static String evaluate(String expression) throws Refusal {
        return Calculator.evaluate(expression);
    }

    private static void refuses(String expression, String reason) {
        assertThatExceptionOfType(Refusal.class).as(expression).isThrownBy(() -> evaluate(expression)).withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "48213 * 7, 337491", "3 * 4.50, 13.50", "20 - 3 * 4.50, 6.50", "1 / 3, 0.333333", "2 / 3, 0.666667", "100 / 4, 25", "1000 / 10, 100", "2 + 3 * 4, 14", "(2 + 3) * 4, 20", "-5 + 3, -2",
        "7 - -2, 9", "-(1 + 2), -3", "999999 * 999999, 999998000001", "8 ÷ 2 × 3 − 1, 11", "0.1 + 0.2, 0.3", "12.3456 * 0.001, 0.012346", "3 - 3, 0", "0 / 5, 0", "-1 / 3, -0.333333",
        "10 / 4 * 4, 10.0"
    })
    void answersAsTheDemoModelHasLearned(String expression, String value) throws Refusal {
        assertThat(evaluate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2 ^ 10, 1024", "2**10, 1024", "2 ^ 3 ^ 2, 512", "-2 ^ 2, -4", "(-2) ^ 2, 4", "2 ^ -1, 0.5", "1.5 ^ 2, 2.25", "0 ^ 0, 1", "2^1000 % 7, 2", "1 ^ 100000, 1", "0.5 ^ 90000, 0",
        "1000 * 1.0025 ^ 360, 2456.842211", "7 % 3, 1", "-1 % 24, 23", "7.5 % 2, 1.5", "20%, 0.20", "20% * 50, 10.00", "100 + 10%, 100.10", "(5)% + 1, 1.05", "50%%, 0.0050"
    })
    void knowsPowersAndPercent(String expression, String value) throws Refusal {
        assertThat(evaluate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "sqrt(16); 4", "sqrt(2); 1.414214", "sqrt(0.0001); 0.01", "sqrt(10 ^ 40); 100000000000000000000", "sqrt(0); 0", "abs(-3.5); 3.5", "round(2.5); 3", "round(-2.5); -3", "round(2.345, 2); 2.35",
        "round(1250, -2); 1300", "floor(-1.5); -2", "ceil(1.2); 2", "min(3, 1.50, 2); 1.50", "MAX(1, 2 * 3); 6", "pow(2, 5); 32", "2 * pi; 6.283185", "e; 2.718282", "1e3 + 1; 1001", ".5 * 2; 1.0", "1.5E-3; 0.0015"
    })
    void knowsFunctionsAndConstants(String expression, String value) throws Refusal {
        assertThat(evaluate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "two", "1 2", "(1", "1)", "1..2", "5.", "2 ^", "sin(1)", "sqrt", "1,2", "2x", "min(1,)", "0x10", "%", "() + 1", "1 = 1"})
    void refusesWhatIsNoExpression(String expression) {
        refuses(expression, "not an expression");
    }

    @Test
    void saysWhatElseIsWrong() {
        refuses("5 / (2 - 2)", "division by zero");
        refuses("5 % 0", "division by zero");
        refuses("0 ^ -1", "division by zero");
        refuses("sqrt(-1)", "negative");
        refuses("2 ^ 0.5", "use sqrt");
        refuses("sqrt(1, 2)", "sqrt takes one argument");
        refuses("max()", "at least one");
        refuses("round(1, 0.5)", "decimals");
    }

    @Test
    void lengthAndDepthAndDigitsAreBounded() throws Refusal {
        refuses("1".repeat(1001), "expression is too long");
        refuses("(".repeat(100) + "1", "expression is too deep");
        refuses("-".repeat(100) + "1", "expression is too deep");
        for (String expression : new String[] {"9 ^ 9 ^ 9", "10 ^ 1000", "99999 ^ 5000", "1e999 * 1e999", "2 ^ 1e300", "1.5 ^ 99999", "1e-900 * 1e-900"}) {
            refuses(expression, "longer than 1000 digits");
        }
        assertThat(evaluate("10 ^ 999")).hasSize(1000);
    }
}
