package dev.augury.server.stream;

import dev.augury.server.setting.Ranges;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers are delivered.
 *
 * @param buffer most pieces of text that wait for a slow reader; one more ends its request
 * @param ping silence after which a stream carries a comment, so that nothing between us and the client takes it for dead
 */
@ConfigurationProperties("augury.stream")
public record StreamProperties(@DefaultValue("1024") int buffer, @DefaultValue("15s") Duration ping) {

    /** Refuses buffers that hold nothing, and pings that never come or come all the time. */
    public StreamProperties {
        Ranges.of("augury.stream").number("buffer", buffer, 1, 1_000_000).time("ping", ping, Duration.ofMillis(100), Duration.ofHours(1)).end();
    }
}
