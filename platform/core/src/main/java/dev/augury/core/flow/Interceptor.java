package dev.augury.core.flow;

/** Performs the calls of paused sequences. Thread-safe; returns at once and throws nothing. */
public interface Interceptor {

    /** Performs nothing, for lanes whose models cannot call. */
    Interceptor NONE = new Interceptor() {
        @Override
        public void intercept(Interception pause) {
            throw new IllegalStateException("Sequence " + pause.sequence() + " of a lane without calls is paused");
        }

        @Override
        public void drop(long sequence) {}
    };

    /** Begins the calls of a pause; a {@link Resumption} comes when all are over, whatever becomes of them. */
    void intercept(Interception pause);

    /** Ends the calls of a sequence that nobody waits for any more; nothing comes of them. */
    void drop(long sequence);
}
