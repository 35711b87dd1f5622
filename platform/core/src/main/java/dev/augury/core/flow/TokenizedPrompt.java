package dev.augury.core.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as tokens, with what predictors want to know of its making.
 *
 * @param tokens the ids; not to be changed
 * @param text the text that was tokenised, or that the tokens given spell; empty while nobody has spelled them
 * @param template the source of the chat template, or null without one
 * @param system the system prompt, or null without one
 * @param tools names of the declared tools
 * @param toolSet the declared tools in one text, or null without any
 * @param lineage where it comes from
 */
public record TokenizedPrompt(
        int[] tokens, String text, @Nullable String template, @Nullable String system, List<String> tools, @Nullable String toolSet, Lineage lineage) {

    /** Makes a prompt that follows nothing. */
    public TokenizedPrompt(int[] tokens, String text, @Nullable String template, @Nullable String system, List<String> tools, @Nullable String toolSet) {
        this(tokens, text, template, system, tools, toolSet, Lineage.NONE);
    }

    /** Copies the list. */
    public TokenizedPrompt {
        tools = List.copyOf(tools);
    }

    /** Returns the same prompt with that text. */
    public TokenizedPrompt spelled(String spelling) {
        return new TokenizedPrompt(tokens, spelling, template, system, tools, toolSet, lineage);
    }

    /** Returns the same prompt of that lineage. */
    public TokenizedPrompt of(Lineage other) {
        return new TokenizedPrompt(tokens, text, template, system, tools, toolSet, other);
    }

    /** Returns these tokens without texts, as what outlives its request keeps them. */
    TokenizedPrompt spent(int[] all) {
        return new TokenizedPrompt(all, "", null, null, tools, null);
    }

    /** Makes a prompt of plain text or tokens. */
    public static TokenizedPrompt plain(int[] tokens, String text) {
        return new TokenizedPrompt(tokens, text, null, null, List.of(), null);
    }
}
