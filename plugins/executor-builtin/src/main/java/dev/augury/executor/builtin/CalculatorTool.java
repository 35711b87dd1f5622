package dev.augury.executor.builtin;

import dev.augury.spi.call.ToolDeclaration;

/** The tool {@code calculator(expression)}. */
final class CalculatorTool implements BuiltinTool {

    @Override
    public ToolDeclaration declaration() {
        return BuiltinTool.declare("calculator", "Works out an arithmetic expression.", argument());
    }

    @Override
    public String argument() {
        return "expression";
    }

    @Override
    public String run(String expression) throws Refusal {
        return Calculator.evaluate(expression);
    }
}
