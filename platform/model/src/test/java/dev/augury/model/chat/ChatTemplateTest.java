package dev.augury.model.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.RenderContext;
import dev.augury.jinja.RenderLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatTemplateTest {

    private static final RenderContext CONTEXT = RenderContext.of(() -> Instant.parse("2026-11-20T09:05:07Z"), () -> 0);
    private static final List<Map<String, String>> HELLO = List.of(Map.of("role", "user", "content", "{{ 7*7 }}{% raise %}"));
    private static final String SIMPLE = """
            {{ bos_token }}{% for m in messages %}
            [{{ m.role }}]{{ m.content }}{{ eos_token }}
            {% endfor %}
            {%- if tools %}
            tools: {{ tools | tojson }}
            {% endif %}
            {%- if add_generation_prompt %}[assistant]{{ style | default('') }}{% endif %}
            """;

    private static ChatTemplate of(@Nullable String source) {
        return ChatTemplate.of(source, "<s>", "</s>", CONTEXT);
    }

    @Test
    void rendersMessagesToolsAndSwitchesWithTheTokensOfTheModel() {
        assertThat(of(SIMPLE).render(HELLO, null, true, Map.of())).isEqualTo("<s>[user]{{ 7*7 }}{% raise %}</s>\n[assistant]");
        assertThat(of(SIMPLE).render(HELLO, List.of(Map.of("type", "function")), true, Map.of("style", "!")))
                .isEqualTo("<s>[user]{{ 7*7 }}{% raise %}</s>\ntools: [{\"type\": \"function\"}]\n[assistant]!");
    }

    @Test
    void absentToolsAndDocumentsAreNoneAndAbsentTokensUndefined() {
        ChatTemplate template = ChatTemplate.of("{{ tools is none }}{{ documents is none }}{{ bos_token is defined }}[{{ eos_token }}]", null, null, CONTEXT);
        assertThat(template.render(HELLO, null, false, Map.of())).isEqualTo("TrueTrueFalse[]");
    }

    @Test
    void namesOfTheCallerMayReplaceTokensButNotTheArguments() {
        assertThat(of("{{ bos_token }}").render(HELLO, null, false, Map.of("bos_token", "B"))).isEqualTo("B");
        assertThatThrownBy(() -> of(SIMPLE).render(HELLO, null, false, Map.of("messages", List.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'messages'");
    }

    @Test
    void withoutTemplateEveryRenderSaysHowToPassOne() {
        ChatTemplate none = of(null);
        assertThat(none.isPresent()).isFalse();
        assertThatExceptionOfType(ChatTemplateException.class).isThrownBy(() -> none.render(HELLO, null, true, Map.of()))
                .withMessageContaining("--chat-template").matches(e -> e.reason() == ChatTemplateException.Reason.MISSING);
    }

    @Test
    void refusalsFailuresAndLimitsAreToldApart() {
        assertThatExceptionOfType(ChatTemplateException.class)
                .isThrownBy(() -> of("{{ raise_exception('roles must alternate') }}").render(HELLO, null, true, Map.of()))
                .withMessage("The model's chat template refuses these messages: roles must alternate")
                .matches(e -> e.reason() == ChatTemplateException.Reason.REFUSED);
        assertThatExceptionOfType(ChatTemplateException.class)
                .isThrownBy(() -> of("\n{{ messages[0].name.first }}").render(HELLO, null, true, Map.of()))
                .withMessageContaining("line 2").withMessageContaining("'dict object' has no attribute 'name'")
                .matches(e -> e.reason() == ChatTemplateException.Reason.FAILED);
        ChatTemplate tight = ChatTemplate.of("{% for m in range(100) %}{{ m }}{% endfor %}", null, null, CONTEXT.withLimits(RenderLimits.standard().withSteps(10)));
        assertThatExceptionOfType(ChatTemplateException.class).isThrownBy(() -> tight.render(HELLO, null, true, Map.of()))
                .matches(e -> e.reason() == ChatTemplateException.Reason.LIMIT);
    }

    @Test
    void aBrokenTemplateIsRefusedWhenItIsCompiled() {
        assertThatThrownBy(() -> of("a\n{% if %}")).isInstanceOf(JinjaSyntaxException.class).hasMessageContaining("line 2");
    }
}
