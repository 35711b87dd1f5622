package dev.augury.demo.vocabulary;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tokens that stand for themselves: they are found in a text as a whole, and no merge makes or crosses them. */
public enum ReservedToken {
    END_OF_TEXT("<|endoftext|>", true),
    TURN_START("<|im_start|>", true),
    TURN_END("<|im_end|>", true),
    CALL_START("<tool_call>", false),
    CALL_END("</tool_call>", false),
    RESPONSE_START("<tool_response>", false),
    RESPONSE_END("</tool_response>", false);

    private static final Pattern ANY = Pattern.compile(Arrays.stream(values()).map(token -> Pattern.quote(token.text)).collect(Collectors.joining("|")));
    private static final long CONTROL_TYPE = 3;
    private static final long USER_DEFINED_TYPE = 4;

    private final String text;
    private final boolean control;

    ReservedToken(String text, boolean control) {
        this.text = text;
        this.control = control;
    }

    /** Returns how it is spelled. */
    public String text() {
        return text;
    }

    /** Returns its number in {@code tokenizer.ggml.token_type}: control tokens cannot come out of what a user wrote, the others can. */
    long type() {
        return control ? CONTROL_TYPE : USER_DEFINED_TYPE;
    }

    /** Returns the pattern of any of them. */
    static Pattern any() {
        return ANY;
    }
}
