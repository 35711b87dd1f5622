package dev.augury.spi.call;

/**
 * A call that a model wrote.
 *
 * @param tool name of the tool
 * @param arguments the arguments as a JSON object, as written
 */
public record DetectedCall(String tool, String arguments) {}
