package dev.augury.core.flow;

import dev.augury.spi.call.CallResponse;

/**
 * How a call went.
 *
 * @param call the call
 * @param response what it gave
 * @param nanos how long it took
 */
public record CallResult(ApiCall call, CallResponse response, long nanos) {}
