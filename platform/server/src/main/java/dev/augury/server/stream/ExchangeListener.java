package dev.augury.server.stream;

import dev.augury.core.flow.TokenEvent;

/** Is told what happens to an exchange, on the thread where it happens; returns at once. */
public interface ExchangeListener {

    /** Is told an event of the pipeline, its choice counted over all prompts. */
    void on(TokenEvent event);

    /** Is told, once, that the exchange is over, whatever the reason. */
    void closed();
}
