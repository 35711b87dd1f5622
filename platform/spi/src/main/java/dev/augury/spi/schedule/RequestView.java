package dev.augury.spi.schedule;

import java.util.Optional;

/** A request as policies see it; constant. */
public interface RequestView {

    /** Returns the id, unique within the host's life, ascending with arrival. */
    long id();

    /** Returns the tenant's name. */
    String tenant();

    /** Returns the program of which the request is a part, if its client named one. */
    Optional<String> program();

    /** Returns when it arrived, in nanoseconds of {@link StepView#now()}. */
    long arrivedAt();

    /** Returns the tokens of the prompt. */
    int promptTokens();

    /** Returns the most tokens that may be generated per answer. */
    int outputTokensMax();

    /** Returns the number of answers asked for. */
    int choices();
}
