package dev.augury.server.ask;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits at the door.
 *
 * @param bodySize most bytes of a request's body; more is a 413
 * @param bodyTime longest time for a body to arrive; more is a 408
 * @param headerSize most bytes of a request's headers, no more than the network takes; more is a 431
 * @param requests most requests in flight; more is a 429
 * @param streams most of them streamed; more is a 429
 * @param messages most messages of a chat
 * @param contentLength most characters of one message or prompt
 * @param stops most stop texts
 * @param stopLength most characters of a stop text
 * @param choices most answers to one prompt
 * @param prompts most prompts in one request
 * @param logitBias most entries of a logit bias
 */
@ConfigurationProperties("augury.limits")
public record LimitProperties(
        @DefaultValue("8MB") DataSize bodySize,
        @DefaultValue("30s") Duration bodyTime,
        @DefaultValue("16KB") DataSize headerSize,
        @DefaultValue("1024") int requests,
        @DefaultValue("1024") int streams,
        @DefaultValue("4096") int messages,
        @DefaultValue("4000000") int contentLength,
        @DefaultValue("16") int stops,
        @DefaultValue("256") int stopLength,
        @DefaultValue("16") int choices,
        @DefaultValue("64") int prompts,
        @DefaultValue("1024") int logitBias) {

    /** Refuses limits that would refuse everything, or that bound nothing. */
    public LimitProperties {
        Ranges.of("augury.limits")
                .size("body-size", bodySize, DataSize.ofKilobytes(1), DataSize.ofGigabytes(1))
                .time("body-time", bodyTime, Duration.ofMillis(100), Duration.ofHours(1))
                .size("header-size", headerSize, DataSize.ofKilobytes(1), DataSize.ofKilobytes(64))
                .number("requests", requests, 1, 1_000_000)
                .number("streams", streams, 0, 1_000_000)
                .number("messages", messages, 1, 1_000_000)
                .number("content-length", contentLength, 1, 1_000_000_000)
                .number("stops", stops, 0, 10_000)
                .number("stop-length", stopLength, 1, 1_000_000)
                .number("choices", choices, 1, 1_000)
                .number("prompts", prompts, 1, 100_000)
                .number("logit-bias", logitBias, 0, 1_000_000)
                .end();
    }
}
