package dev.augury.replay.trace;

import java.util.List;

/**
 * Requests of the past, without their arrivals.
 *
 * @param name what it is called in reports
 * @param requests the requests, at least one
 */
public record Trace(String name, List<TracedRequest> requests) {

    /** Copies the list and refuses a trace without requests. */
    public Trace {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new TraceException("The trace " + name + " holds no request; name a file that holds some");
        }
    }

    /** Returns the most tokens that one of its requests has at its end. */
    public int tokensMax() {
        return requests.stream().mapToInt(TracedRequest::tokens).max().orElseThrow();
    }

    /** Returns the most calls that one of its requests makes. */
    public int callsMax() {
        return requests.stream().mapToInt(TracedRequest::calls).max().orElseThrow();
    }

    /** Returns how long its longest call takes, in nanoseconds. */
    public long callNanosMax() {
        return requests.stream().mapToLong(TracedRequest::longestCallNanos).max().orElseThrow();
    }
}
