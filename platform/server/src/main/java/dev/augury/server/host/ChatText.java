package dev.augury.server.host;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.jinja.JinjaException;
import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.chat.ChatTemplate;
import dev.augury.model.chat.ChatTemplateException;
import dev.augury.model.chat.ResponseText;
import dev.augury.model.token.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A model's chat template, and what predictors want to know of a chat. */
final class ChatText {

    private static final String KEY = "tokenizer.chat_template";
    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable String source;
    private final ChatTemplate template;
    private final ResponseText responses;

    private ChatText(@Nullable String source, ChatTemplate template, ResponseText responses) {
        this.source = source;
        this.template = template;
        this.responses = responses;
    }

    /**
     * Takes the template given, or the file's own.
     *
     * @throws HostException when it is no template
     */
    static ChatText of(ModelFile file, @Nullable String given, RenderContext context) {
        String source = given != null ? given : file.metadata().get(KEY) instanceof String own ? own : null;
        Tokenizer tokenizer = file.vocabulary();
        try {
            ChatTemplate template = ChatTemplate.of(source, text(tokenizer, tokenizer.special().bos()), text(tokenizer, tokenizer.special().eos()), context);
            return new ChatText(source, template, new ResponseText(template, tokenizer));
        } catch (JinjaException e) {
            throw new HostException("The chat template of model '" + file.name() + "' cannot be compiled: " + e.getMessage(), "give another one with --chat-template FILE", e);
        }
    }

    private static @Nullable String text(Tokenizer tokenizer, OptionalInt token) {
        return token.isPresent() ? tokenizer.text(token.getAsInt()) : null;
    }

    /** Returns the text of a conversation for an answer to follow. */
    String render(Prompt.Chat chat) throws PromptException {
        try {
            return silent(chat, messages -> template.render(messages, chat.tools(), true, chat.template()));
        } catch (ChatTemplateException e) {
            throw new PromptException("messages", String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw new PromptException("chat_template_kwargs", String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns the tokens that follow when the model ended its turn with calls: their responses, and what stands before an answer. */
    int[] respond(Prompt.Chat chat, List<CallAnswer> answers) throws PromptException {
        try {
            return responses.tokens(chat.messages(), chat.tools(), chat.template(), answers.stream().map(ChatText::response).toList());
        } catch (ChatTemplateException e) {
            throw new PromptException("messages", String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns the tokens that follow those of an earlier answer of a conversation.
     *
     * @param answer index of the answer
     * @param ended whether its last token ends its turn
     * @return null where the template does not tell where that answer ends
     */
    int @Nullable [] behind(Prompt.Chat chat, int answer, boolean ended) throws PromptException {
        try {
            return silent(chat, messages -> responses.tokensBehind(messages, answer, chat.tools(), chat.template(), ended));
        } catch (ChatTemplateException e) {
            return null;
        } catch (IllegalArgumentException e) {
            throw new PromptException("chat_template_kwargs", String.valueOf(e.getMessage()), e);
        }
    }

    /** Clients leave the content of an answer out that is nothing but calls. Some templates ask for that, others fail on it: those get an empty text. */
    private static <T> T silent(Prompt.Chat chat, Function<List<Map<String, @Nullable Object>>, T> work) {
        try {
            return work.apply(chat.messages());
        } catch (ChatTemplateException failed) {
            if (failed.reason() != ChatTemplateException.Reason.FAILED || chat.messages().stream().noneMatch(ChatText::silent)) {
                throw failed;
            }
            return work.apply(chat.messages().stream().map(ChatText::spoken).toList());
        }
    }

    private static boolean silent(Map<String, @Nullable Object> message) {
        return "assistant".equals(message.get("role")) && message.get("content") == null;
    }

    private static Map<String, @Nullable Object> spoken(Map<String, @Nullable Object> message) {
        if (!silent(message)) {
            return message;
        }
        Map<String, @Nullable Object> spoken = new LinkedHashMap<>(message);
        spoken.put("content", "");
        return spoken;
    }

    private static ResponseText.Response response(CallAnswer answer) {
        return new ResponseText.Response(answer.id(), answer.call().tool(), arguments(answer.call().arguments()), answer.content(), answer.written());
    }

    /** Templates want the arguments as a value; what is no JSON stays a text. */
    static Object arguments(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JacksonException noObject) {
            return text;
        }
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
