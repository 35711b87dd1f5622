package dev.augury.jinja;

/**
 * How a source is read.
 *
 * @param trimBlocks drop the newline after a statement or comment
 * @param lstripBlocks drop the blanks before a statement or comment that stands first on its line
 * @param keepTrailingNewline keep the one final newline of the source
 * @param maxSourceChars longest source that is compiled, in UTF-16 units
 * @param maxDepth deepest nesting of statements and expressions; a bracket counts twice
 */
public record JinjaOptions(boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline, int maxSourceChars, int maxDepth) {

    private static final int SOURCE_CHARS = 1 << 20;
    private static final int DEPTH = 400;

    public JinjaOptions {
        if (maxSourceChars < 0 || maxDepth < 1) {
            throw new IllegalArgumentException(
                    "maxSourceChars must be at least 0 and maxDepth at least 1, but they are " + maxSourceChars + " and " + maxDepth);
        }
    }

    /** As Transformers configures Jinja2 for chat templates. */
    public static JinjaOptions transformers() {
        return new JinjaOptions(true, true, false, SOURCE_CHARS, DEPTH);
    }

    /** As Jinja2 stands without configuration. */
    public static JinjaOptions plain() {
        return new JinjaOptions(false, false, false, SOURCE_CHARS, DEPTH);
    }
}
