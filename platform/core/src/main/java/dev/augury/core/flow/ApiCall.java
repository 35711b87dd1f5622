package dev.augury.core.flow;

import dev.augury.spi.call.DetectedCall;
import org.jspecify.annotations.Nullable;

/**
 * A call that a sequence waits for.
 *
 * @param id unique within the host's life: nine letters and digits, which every chat template takes
 * @param call what the model wrote; without a name where that cannot be read
 * @param refusal why it is not performed, in words for the model, or null when it is
 */
public record ApiCall(String id, DetectedCall call, @Nullable String refusal) {}
