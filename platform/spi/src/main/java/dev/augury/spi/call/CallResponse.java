package dev.augury.spi.call;

/**
 * What a call gave.
 *
 * @param content text for the model
 * @param failed whether the call failed; the content then says why, in words fit for the model
 */
public record CallResponse(String content, boolean failed) {}
