package dev.augury.model.chat;

import dev.augury.jinja.JinjaOptions;
import dev.augury.jinja.JinjaRenderException;
import dev.augury.jinja.RaisedByTemplateException;
import dev.augury.jinja.RenderContext;
import dev.augury.jinja.RenderLimitException;
import dev.augury.jinja.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model's chat template, compiled once. Immutable and thread-safe.
 *
 * <p>The text it gives holds the special tokens as text, the begin token too if the template prints one: it is to be tokenised with special tokens
 * recognised and none added.
 */
public final class ChatTemplate {

    private static final Set<String> OWN_NAMES = Set.of("messages", "tools", "documents", "add_generation_prompt");

    private final @Nullable Template template;
    private final Map<String, String> tokens;
    private final RenderContext context;

    private ChatTemplate(@Nullable Template template, Map<String, String> tokens, RenderContext context) {
        this.template = template;
        this.tokens = tokens;
        this.context = context;
    }

    /**
     * Compiles a template.
     *
     * @param source GGUF's {@code tokenizer.chat_template}, or one the operator gave, or null if there is none: then every render is refused
     * @param bosToken text of the begin token, {@code bos_token} in the template, or null if the model has none
     * @param eosToken text of the end token, {@code eos_token} in the template, or null if the model has none
     * @param context limits of a render, and its clocks
     * @throws dev.augury.jinja.JinjaSyntaxException with the line where the source is no template
     */
    public static ChatTemplate of(@Nullable String source, @Nullable String bosToken, @Nullable String eosToken, RenderContext context) {
        Map<String, String> tokens = new HashMap<>();
        if (bosToken != null) {
            tokens.put("bos_token", bosToken);
        }
        if (eosToken != null) {
            tokens.put("eos_token", eosToken);
        }
        return new ChatTemplate(source == null ? null : Template.compile(source, JinjaOptions.transformers()), Map.copyOf(tokens), context);
    }

    /** Whether the model has a template at all. */
    public boolean isPresent() {
        return template != null;
    }

    /**
     * Gives the prompt's text.
     *
     * @param messages in the shapes of OpenAI's API; values are maps, lists, strings, numbers, booleans and null, and text within is never parsed
     * @param tools declared tools, or null for none
     * @param addGenerationPrompt end with what stands before an answer of the assistant
     * @param more further names for the template, for example {@code enable_thinking}; they may replace the tokens, not the other arguments
     * @throws ChatTemplateException where there is no template, or it refuses these messages, fails on them or reaches a limit
     */
    public String render(List<? extends Map<String, ?>> messages, @Nullable List<? extends Map<String, ?>> tools, boolean addGenerationPrompt,
            Map<String, ?> more) {
        Template compiled = template;
        if (compiled == null) {
            throw new ChatTemplateException(ChatTemplateException.Reason.MISSING,
                    "The model file has no chat template; start the server with --chat-template FILE, or send the finished text to /v1/completions.", null);
        }
        Map<String, @Nullable Object> names = new HashMap<>(tokens);
        for (Map.Entry<String, ?> entry : more.entrySet()) {
            if (OWN_NAMES.contains(entry.getKey())) {
                throw new IllegalArgumentException("the name '" + entry.getKey() + "' is given to the template by the request itself; leave it out");
            }
            names.put(entry.getKey(), entry.getValue());
        }
        names.put("messages", messages);
        names.put("tools", tools);
        names.put("documents", null);
        names.put("add_generation_prompt", addGenerationPrompt);
        return render(compiled, names);
    }

    private String render(Template compiled, Map<String, @Nullable Object> names) {
        try {
            return compiled.render(names, context);
        } catch (RaisedByTemplateException e) {
            throw new ChatTemplateException(ChatTemplateException.Reason.REFUSED, "The model's chat template refuses these messages: " + e.reason(), e);
        } catch (RenderLimitException e) {
            throw new ChatTemplateException(ChatTemplateException.Reason.LIMIT, "The chat template was stopped: " + e.getMessage(), e);
        } catch (JinjaRenderException e) {
            throw new ChatTemplateException(ChatTemplateException.Reason.FAILED, "The model's chat template fails on these messages: " + e.getMessage(), e);
        }
    }
}
