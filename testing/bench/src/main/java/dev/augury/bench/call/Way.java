package dev.augury.bench.call;

import dev.augury.spi.handling.Handling;

/** A way to serve an answer that calls a tool. */
public enum Way {
    /** In mid-answer, the KV stays on the device. */
    PRESERVE(Handling.PRESERVE),
    /** In mid-answer, the KV is dropped. */
    DISCARD(Handling.DISCARD),
    /** In mid-answer, the KV moves to the host tier. */
    SWAP(Handling.SWAP),
    /** The answer ends with the call, and a second request brings prompt, answer and response. */
    TWO_REQUESTS(Handling.DISCARD);

    private final Handling handling;

    Way(Handling handling) {
        this.handling = handling;
    }

    /** Returns what becomes of the KV of a call of the server's tools. */
    Handling handling() {
        return handling;
    }
}
