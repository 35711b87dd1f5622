package dev.augury.engine.simulated;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one request says, to the token: how many tokens each of its segments has, which token is the last of each, and how many come back from the call between
 * two segments.
 *
 * @param segments the segments in order, at least one
 */
record Script(List<Segment> segments) {

    /** Says that a token is like any other. */
    static final int PLAIN = -1;

    private static final Pattern SEGMENT = Pattern.compile("([0-9]{1,7})@([0-9]{1,7})(?:\\+([0-9]{1,7}))?");

    /**
     * A segment.
     *
     * @param tokens tokens generated, at least 1
     * @param last the last of them
     * @param response tokens that come back after it
     */
    record Segment(int tokens, int last, int response) {}

    /**
     * Reads a script: segments {@code TOKENS@LAST+RESPONSE} separated by spaces, {@code +RESPONSE} left out where nothing comes back.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static Script read(String line) {
        return new Script(line.isBlank() ? List.of() : List.of(line.strip().split(" +")).stream().map(Script::segment).toList());
    }

    /** Refuses a script without segments. */
    Script {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A script has no segment; write at least one as TOKENS@LAST");
        }
    }

    private static Segment segment(String text) {
        Matcher parts = SEGMENT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            throw new IllegalArgumentException("'" + text + "' is no segment; write TOKENS@LAST+RESPONSE with at least one token, such as 120@1+20");
        }
        String response = parts.group(3);
        return new Segment(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), response == null ? 0 : Integer.parseInt(response));
    }

    /** Returns the token that many tokens after the prompt, {@link #PLAIN} where any will do; beyond the end it is the last of all. */
    int token(int offset) {
        int begin = 0;
        for (Segment segment : segments) {
            if (offset < begin + segment.tokens()) {
                return offset == begin + segment.tokens() - 1 ? segment.last() : PLAIN;
            }
            begin += segment.tokens() + segment.response();
        }
        return segments.getLast().last();
    }
}
