package dev.augury.spi.constrain;

import java.util.function.Supplier;

/** Makes constraints for the answers of one lane. Thread-safe: requests are compiled beside each other and beside the loop. */
public interface ConstraintCompiler {

    /**
     * Makes ready what keeps answers to calls. Called once per request, off the loop; within 100 milliseconds.
     *
     * @return opens a constraint at the beginning of an answer; called on the loop's thread, once for each answer of the request
     * @throws IllegalArgumentException when it cannot be kept; the message is for the client
     */
    Supplier<TokenConstraint> calls(CallDemand demand);
}
