package dev.augury.core.flow;

import dev.augury.spi.call.DetectedCall;

/**
 * A call with its response, to be brought to the model.
 *
 * @param id id of the call
 * @param call what the model wrote; without a name where that cannot be read
 * @param content what the model is told
 * @param written the same as the detector writes it, for templates that know no turn of a tool
 */
public record CallAnswer(String id, DetectedCall call, String content, String written) {}
