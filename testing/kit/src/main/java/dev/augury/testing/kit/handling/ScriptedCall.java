package dev.augury.testing.kit.handling;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import java.util.OptionalDouble;

/**
 * A call under way, made by hand.
 *
 * @param call id of the call
 * @param tool name of the tool
 * @param sequence the sequence that waits
 * @param handling present handling
 * @param startedAt when it began
 * @param predictedSeconds predicted duration
 * @param blocks device blocks that discarding would free
 */
public record ScriptedCall(
        String call, String tool, SequenceView sequence, Handling handling, long startedAt, OptionalDouble predictedSeconds, int blocks)
        implements PausedCallView {}
