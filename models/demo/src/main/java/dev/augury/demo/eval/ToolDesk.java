package dev.augury.demo.eval;

import dev.augury.demo.corpus.Message.ToolCall;

/** Runs the calls of one conversation. */
@FunctionalInterface
interface ToolDesk {

    /** Returns the response to a call, also where it is wrong. */
    String run(ToolCall call);
}
