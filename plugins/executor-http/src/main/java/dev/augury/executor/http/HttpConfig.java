package dev.augury.executor.http;

import dev.augury.spi.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Options of the executor {@code http}.
 *
 * @param tools file of the declarations
 * @param allow ranges of addresses that may be reached although they are not public
 * @param connectTimeout time to connect
 * @param timeout time of a call, all attempts together
 * @param responseBytesMax longest response
 * @param concurrency calls of one tool at once
 * @param retries attempts after the first
 * @param retryPause pause before the second attempt, doubled before each further one
 * @param redirectsMax redirects followed in one attempt
 * @param breakerFailures failures in a row after which a tool rests
 * @param breakerPause how long it rests
 */
public record HttpConfig(
        @Option(doc = "File that declares the tools, as docs/OPERATIONS.md describes it.", defaultValue = "tools.json") Path tools,
        @Option(
                        doc = "Ranges in CIDR notation, separated by commas, that may be reached although they are private, loopback, link-local or otherwise not public.",
                        defaultValue = "")
                List<String> allow,
        @Option(doc = "Time to connect.", defaultValue = "5s", min = 0.001, max = 600) Duration connectTimeout,
        @Option(doc = "Time of a call, all its attempts together; a tool may declare its own.", defaultValue = "30s", min = 0.001, max = 3600)
                Duration timeout,
        @Option(doc = "Longest response; a tool may declare its own.", defaultValue = "65536", unit = "bytes", min = 1, max = 16 * 1024 * 1024)
                int responseBytesMax,
        @Option(doc = "Calls of one tool at once, others wait; a tool may declare its own.", defaultValue = "8", unit = "calls", min = 1, max = 10_000)
                int concurrency,
        @Option(doc = "Attempts after the first, where a tool is idempotent.", defaultValue = "2", min = 0, max = 10) int retries,
        @Option(doc = "Pause before the second attempt, doubled before each further one.", defaultValue = "200ms", min = 0, max = 60) Duration retryPause,
        @Option(doc = "Redirects that are followed, each to a checked address.", defaultValue = "3", min = 0, max = 20) int redirectsMax,
        @Option(doc = "Failures in a row after which a tool rests.", defaultValue = "5", unit = "calls", min = 1, max = 1_000_000) int breakerFailures,
        @Option(doc = "How long a tool rests before one call tries it again.", defaultValue = "30s", min = 0.001, max = 86_400) Duration breakerPause) {

    /** Copies the list. */
    public HttpConfig {
        allow = List.copyOf(allow);
    }
}
