package dev.augury.spi.schedule;

import java.time.Duration;

/** What becomes of a request at the door. */
public sealed interface Verdict {

    /** It is enqueued. */
    record Admit() implements Verdict {}

    /** It is enqueued, though the policy does not mean to run it soon. */
    record Hold() implements Verdict {}

    /**
     * It is refused; the client is told when to come back.
     *
     * @param retryAfter when it is worth trying again
     * @param reason one sentence for the client
     */
    record Reject(Duration retryAfter, String reason) implements Verdict {}

    /** The usual verdict. */
    Verdict ADMIT = new Admit();
}
