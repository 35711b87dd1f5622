package dev.augury.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalculatorTest {

    @ParameterizedTest
    @CsvSource({"48213 * 7,337491", "3 * 4.50,13.50", "1 / 3,0.333333", "2 / 3,0.666667", "100 / 4,25", "1000 / 10,100", "2 + 3 * 4,14", "(2 + 3) * 4,20", "-5 + 3,-2",
        "7 - -2,9", "-(1 + 2),-3", "20 - 3 * 4.50,6.50", "999999 * 999999,999998000001", "8 ÷ 2 × 3 − 1,11", "0.1 + 0.2,0.3", "12.3456 * 0.001,0.012346", "3 - 3,0"})
    void evaluatesExactlyWithTheUsualPrecedence(String expression, String value) throws ToolException {
        assertThat(Calculator.evaluate(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "two", "1 2", "(1", "1)", "1..2", ".5", "5.", "1e5", "2 ^ 3"})
    void refusesWhatIsNoExpression(String expression) {
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Calculator.evaluate(expression)).withMessage("not an expression");
    }

    @Test
    void saysWhatElseIsWrong() {
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Calculator.evaluate("5 / (2 - 2)")).withMessage("division by zero");
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Calculator.evaluate("1".repeat(201))).withMessage("expression is too long");
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> Calculator.evaluate("(".repeat(100) + "1")).withMessage("expression is too deep");
    }
}
