package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {

    @TempDir
    Path home;

    @Test
    void namedModelsAreServedAsNamed() {
        List<HostProperties.Model> named = List.of(new HostProperties.Model(Path.of("a.gguf"), null, null), new HostProperties.Model(Path.of("b.gguf"), "b", null));
        assertThat(ModelChoice.of(named, home)).isEqualTo(named);
    }

    @Test
    void withoutAnyTheDemoModelIsServed() throws IOException {
        Path file = demo();
        assertThat(ModelChoice.of(List.of(), home)).singleElement().satisfies(model -> {
            assertThat(model.file()).isEqualTo(file);
            assertThat(model.servedName()).isEqualTo("augury-demo");
        });
    }

    @Test
    void nameAndTemplateWithoutAFileAreTheDemoModels() throws IOException {
        Path file = demo();
        HostProperties.Model wanted = new HostProperties.Model(null, "other", Path.of("chat.jinja"));
        assertThat(ModelChoice.of(List.of(wanted), home)).containsExactly(new HostProperties.Model(file, "other", Path.of("chat.jinja")));
    }

    @Test
    void withoutTheDemoModelTheErrorSaysWhatToDo() {
        assertThatThrownBy(() -> ModelChoice.of(List.of(), home))
                .isInstanceOfSatisfying(HostException.class, problem -> assertThat(problem.action()).contains("--model FILE").contains("model synth"))
                .hasMessageContaining("augury-demo.gguf");
    }

    @Test
    void oneOfSeveralWithoutAFileIsNamed() {
        List<HostProperties.Model> named = List.of(new HostProperties.Model(Path.of("a.gguf"), null, null), new HostProperties.Model(null, "b", null));
        assertThatThrownBy(() -> ModelChoice.of(named, home)).isInstanceOf(HostException.class).hasMessageContaining("Model 1");
    }

    private Path demo() throws IOException {
        return Files.createFile(Files.createDirectories(home.resolve("models")).resolve("augury-demo.gguf"));
    }
}
