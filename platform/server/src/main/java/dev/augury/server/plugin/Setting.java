package dev.augury.server.plugin;

/**
 * A configured value and where it comes from.
 *
 * @param value the text as written
 * @param source who says so, for example {@code command line} or {@code application.yml}
 */
public record Setting(String value, String source) {

    /** The source of values that nobody configured. */
    public static final String DEFAULT = "default";
}
