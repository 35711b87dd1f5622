package dev.augury.spi.call;

/**
 * How a call of one tool is written: {@code before}, the arguments as a JSON object, {@code after}. A host that must have a call begins the answer with
 * {@code before}, constrains what follows to the tool's schema and closes with {@code after}.
 *
 * @param before text up to the arguments
 * @param after text behind the arguments
 */
public record CallFrame(String before, String after) {}
