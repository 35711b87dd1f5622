package dev.augury.server.stream;

import dev.augury.core.flow.TokenEvent.Refusal;

/** The verdict on a whole exchange. */
public sealed interface Opening {

    /** All prompts were admitted. */
    record Admitted() implements Opening {}

    /** One of them was refused, so none is served. */
    record Refused(Refusal refusal) implements Opening {}
}
