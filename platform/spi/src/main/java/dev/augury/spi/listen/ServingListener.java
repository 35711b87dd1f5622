package dev.augury.spi.listen;

import dev.augury.spi.schedule.RequestView;

/** Is told what becomes of requests. Called on one thread of the host, never a loop; an exception is logged and counted, nothing more. */
public interface ServingListener extends AutoCloseable {

    /** Is told that a request was admitted. */
    default void onAdmitted(RequestView request) {}

    /** Is told that a request was refused at the door. */
    default void onRejected(RequestView request, String reason) {}

    /** Is told that a request gave its first token, {@code nanos} after its arrival. */
    default void onFirstToken(RequestView request, long nanos) {}

    /** Is told that a request ended. */
    default void onFinished(RequestView request, FinishedView finished) {}

    /** Is told that a plugin was replaced because it misbehaved. */
    default void onQuarantined(String lane, String plugin, String reason) {}

    /** Frees what the listener holds. */
    @Override
    default void close() {}
}
