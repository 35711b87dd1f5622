package dev.augury.server.host;

import dev.augury.core.flow.Prompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.model.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model's chat template, and what predictors want to know of a chat. */
final class ChatText {

    private static final String KEY = "tokenizer.chat_template";

    private final @Nullable String source;

    private ChatText(@Nullable String source) {
        this.source = source;
    }

    /** Takes the template given, or the file's own. */
    static ChatText of(ModelFile file, @Nullable String given) {
        return new ChatText(given != null ? given : file.metadata().get(KEY) instanceof String own ? own : null);
    }

    /** Returns the text of a conversation for an answer to follow. */
    String render(Prompt.Chat chat) throws PromptException {
        throw new PromptException("messages", "This host renders no chat templates yet; send the text to /v1/completions instead.", new IllegalStateException(KEY));
    }

    /** Returns the template, or null without one. */
    @Nullable String source() {
        return source;
    }

    /** Returns the system prompt of a chat, or null without one. */
    static @Nullable String system(Prompt.Chat chat) {
        return chat.messages().stream()
                .filter(message -> "system".equals(message.get("role")) || "developer".equals(message.get("role")))
                .map(message -> String.valueOf(message.get("content")))
                .findFirst()
                .orElse(null);
    }

    /** Returns the names of the tools that a chat declares. */
    static List<String> tools(Prompt.Chat chat) {
        List<Map<String, @Nullable Object>> declared = chat.tools();
        return declared == null ? List.of() : declared.stream().map(ChatText::name).filter(Objects::nonNull).toList();
    }

    private static @Nullable String name(Map<String, @Nullable Object> tool) {
        return tool.get("function") instanceof Map<?, ?> function && function.get("name") instanceof String name ? name : null;
    }

    /** Returns the declared tools in one text, or null without any. */
    static @Nullable String toolSet(Prompt.Chat chat) {
        List<Map<String, @Nullable Object>> declared = chat.tools();
        return declared == null || declared.isEmpty() ? null : declared.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
