package dev.augury.spi;

/**
 * What every factory says of itself; each extension point adds its own {@code create}.
 *
 * <p>Stateless and thread-safe. {@link #name()} is the value an operator writes, for example
 * {@code augury.scheduler.name=fcfs}: lower case letters, digits and hyphens, unique within its extension point.
 *
 * @param <O> the record of the plugin's options; its components carry {@link Option}
 */
public interface PluginFactory<O extends Record> {

    /** Returns the name by which configuration chooses this factory, matching {@code [a-z][a-z0-9-]*}. */
    String name();

    /** Returns one sentence for the operator: what choosing this does. */
    String description();

    /** Returns the record that holds the options; a record without components when there are none. */
    Class<O> options();
}
