package dev.augury.server.ask;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param tenant tenant of the key
 * @param key name of the key
 */
public record Asker(String tenant, String key) {

    /** Name of the attribute of an HTTP exchange that holds the asker. */
    public static final String ATTRIBUTE = "dev.augury.asker";

    /** Returns who asks, from the attribute that the key check has set. */
    public static Asker from(@Nullable Object attribute) {
        if (attribute instanceof Asker asker) {
            return asker;
        }
        throw new IllegalStateException("the request came past the key check; the order of the web filters is wrong");
    }
}
