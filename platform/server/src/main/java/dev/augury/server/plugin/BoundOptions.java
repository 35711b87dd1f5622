package dev.augury.server.plugin;

import java.util.List;

/**
 * An options record filled from settings.
 *
 * @param options the record
 * @param values its values with their sources, in the record's order
 * @param <O> the record's type
 */
public record BoundOptions<O extends Record>(O options, List<Value> values) {

    /** Copies the list. */
    public BoundOptions {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param key key after {@code options.}
     * @param value text of the value
     * @param source where it comes from
     * @param doc what it does
     * @param unit its unit, or empty
     * @param live whether it may change while serving
     */
    public record Value(String key, String value, String source, String doc, String unit, boolean live) {}
}
