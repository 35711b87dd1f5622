package dev.augury.server.stream;

import dev.augury.core.flow.TokenEvent.CallEvent;
import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Usage;

/** What an exchange delivers after its verdict, in order; {@link Done} or {@link Broken} is last. */
public sealed interface Item {

    /** Text of an answer. */
    record Text(Delta delta) implements Item {}

    /** Something about a call. */
    record Call(CallEvent event) implements Item {}

    /** The end of an answer. */
    record End(ChoiceFinished finished) implements Item {}

    /** Nothing has happened for a while. */
    record Ping() implements Item {}

    /** All answers are over. */
    record Done(Usage usage) implements Item {}

    /** The request ended by an error. */
    record Broken(Refusal refusal) implements Item {}
}
