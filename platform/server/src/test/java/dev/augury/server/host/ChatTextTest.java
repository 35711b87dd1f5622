package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.Prompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are nothing but calls come without content, which some templates ask for and others fail on. */
class ChatTextTest {

    @TempDir
    Path folder;

    @Test
    void contentThatIsNotThereIsAnEmptyTextWhereTheTemplateFailsOnIt() throws IOException, PromptException {
        assertThat(render("{% for m in messages %}[{{ '!' if '</think>' in m.content else m.content }}]{% endfor %}", null)).isEqualTo("[Hi][]");
    }

    @Test
    void contentThatIsNotThereIsNoneWhereTheTemplateAsksForIt() throws IOException, PromptException {
        assertThat(render("{% for m in messages %}[{{ 'calls' if m.content is none else m.content }}]{% endfor %}", null)).isEqualTo("[Hi][calls]");
    }

    @Test
    void templateThatFailsForAnotherReasonFails() {
        assertThatThrownBy(() -> render("{% for m in messages %}{{ m.content + m.nothing.more }}{% endfor %}", "")).isInstanceOf(PromptException.class);
        assertThatThrownBy(() -> render("{{ raise_exception('No.') }}", null)).isInstanceOf(PromptException.class).hasMessageContaining("No.");
    }

    private String render(String template, @Nullable String content) throws IOException, PromptException {
        Path path = folder.resolve("chat.gguf");
        ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, 1));
        try (ModelFile file = ModelFile.open("m", path)) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>(Map.of("role", "assistant", "tool_calls", List.of(Map.of("id", "c00000001"))));
            answer.put("content", content);
            List<Map<String, @Nullable Object>> messages = new ArrayList<>();
            messages.add(new LinkedHashMap<>(Map.of("role", "user", "content", "Hi")));
            messages.add(answer);
            return ChatText.of(file, template, RenderContext.of(Instant::now, () -> 0)).render(new Prompt.Chat(messages, null, Map.of()));
        }
    }
}
