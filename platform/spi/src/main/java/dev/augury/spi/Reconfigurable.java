package dev.augury.spi;

/** Something whose live options may change while it serves. */
public interface Reconfigurable {

    /**
     * Takes new options. Called between two steps, on the thread that calls the other methods; must return within a millisecond.
     * Only components marked {@link Option#live()} differ from the present options: the host refuses anything else beforehand.
     *
     * @param options the factory's options record
     * @throws UnsupportedOperationException unless overridden; a plugin with a live option overrides it
     */
    default void reconfigure(Record options) {
        throw new UnsupportedOperationException(
                getClass().getName() + " has no live options; restart with the new options instead");
    }
}
