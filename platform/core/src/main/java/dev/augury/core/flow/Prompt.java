package dev.augury.core.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request asks to continue. */
public sealed interface Prompt {

    /**
     * A conversation, rendered with the model's chat template.
     *
     * @param messages the messages as JSON values: maps, lists, strings, numbers, booleans and null
     * @param tools declared tools in the same form, or null
     * @param template variables for the template beside messages and tools
     */
    record Chat(List<Map<String, @Nullable Object>> messages, @Nullable List<Map<String, @Nullable Object>> tools, Map<String, Object> template)
            implements Prompt {}

    /**
     * Plain text.
     *
     * @param text the text; special tokens in it are not parsed
     */
    record Text(String text) implements Prompt {}

    /**
     * Token ids.
     *
     * @param ids the ids, within the vocabulary
     */
    record Tokens(int[] ids) implements Prompt {}
}
