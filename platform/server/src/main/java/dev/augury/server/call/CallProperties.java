package dev.augury.server.call;

import dev.augury.core.flow.OnFailure;
import dev.augury.core.intercept.CallLimits;
import dev.augury.server.setting.Ranges;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Calls that this server performs in mid-answer.
 *
 * @param callsPerRequest most calls of one answer; the model is told so once, then the answer ends
 * @param depth most turns of one answer that end in calls, with the same end
 * @param time longest time of a call; after that the model gets an error result
 * @param responseBytes most bytes of a response; what is more is cut off
 * @param parallel most calls of one tool at once
 * @param onFailure what becomes of an answer when a call of it fails: its model is told and goes on, or the request fails
 * @param defaultTools names of the tools of requests that do not name any; {@code "augury": {"tools": []}} switches them off
 * @param keyTools the same for keys of their own, by the key's name
 */
@ConfigurationProperties("augury.calls")
public record CallProperties(
        @DefaultValue("16") int callsPerRequest,
        @DefaultValue("16") int depth,
        @DefaultValue("30s") Duration time,
        @DefaultValue("64KB") DataSize responseBytes,
        @DefaultValue("16") int parallel,
        @DefaultValue("continue") OnFailure onFailure,
        @DefaultValue List<String> defaultTools,
        @DefaultValue Map<String, List<String>> keyTools) {

    /** Refuses limits with which nothing could be called, or that bound nothing. */
    public CallProperties {
        Ranges.of("augury.calls")
                .number("calls-per-request", callsPerRequest, 1, 10_000)
                .number("depth", depth, 1, 10_000)
                .time("time", time, Duration.ofMillis(1), Duration.ofHours(1))
                .size("response-bytes", responseBytes, DataSize.ofBytes(1), DataSize.ofGigabytes(1))
                .number("parallel", parallel, 1, 10_000)
                .end();
    }

    /** Returns the limits for lanes. */
    public CallLimits limits() {
        return new CallLimits(callsPerRequest, depth, time, (int) responseBytes.toBytes(), parallel, onFailure);
    }

    /** Returns the names of the tools of requests of that key which do not name any. */
    public List<String> toolsOf(String key) {
        return keyTools.getOrDefault(key, defaultTools);
    }
}
