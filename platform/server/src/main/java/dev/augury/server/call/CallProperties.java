package dev.augury.server.call;

import dev.augury.core.intercept.CallLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Calls that this server performs in mid-answer.
 *
 * @param callsPerRequest most calls of one answer; the model is told so once, then the answer ends
 * @param time longest time of a call; after that the model gets an error result
 * @param responseBytes most bytes of a response; what is more is cut off
 * @param parallel most calls of one tool at once
 * @param defaultTools names of the tools of requests that do not name any; {@code "augury": {"tools": []}} switches them off
 */
@ConfigurationProperties("augury.calls")
public record CallProperties(
        @DefaultValue("16") int callsPerRequest,
        @DefaultValue("30s") Duration time,
        @DefaultValue("64KB") DataSize responseBytes,
        @DefaultValue("16") int parallel,
        @DefaultValue List<String> defaultTools) {

    /** Returns the limits for lanes. */
    public CallLimits limits() {
        return new CallLimits(callsPerRequest, time, (int) Math.min(Integer.MAX_VALUE, responseBytes.toBytes()), parallel);
    }
}
