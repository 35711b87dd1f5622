package dev.augury.calltext;

/** Is told of the values inside a JSON text as they are written. Depth 1 is the inside of the outermost object or array; elements of arrays have the key "". */
public interface JsonWatcher {

    /** Watches nothing. */
    JsonWatcher NONE = new JsonWatcher() {};

    /**
     * Takes a key, after each of its first characters and at its end.
     *
     * @param key the key so far, as written between the quotes
     * @return whether the text is still of interest; reading stops where not
     */
    default boolean key(int depth, CharSequence key, boolean ended) {
        return true;
    }

    /**
     * Takes the first character of a value.
     *
     * @return whether the text is still of interest; reading stops where not
     */
    default boolean begins(int depth, String key, char first) {
        return true;
    }

    /** Takes a whole value as it was written. */
    default void ends(int depth, String key, String value) {}
}
