package dev.augury.detector.hermes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the templates of public models in the shared data are taken. */
class HermesTemplatesTest {

    @Test
    void fitsTheTemplatesOfItsForm() throws IOException {
        Path folder = Path.of(System.getProperty("augury.shared", "../../../shared"), "data/chat_templates");
        assumeTrue(Files.isDirectory(folder), "The shared chat templates are not beside this checkout");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> fitting = files.filter(file -> file.toString().endsWith(".jinja")).filter(HermesTemplatesTest::fits).map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(fitting).containsExactly("Qwen-Qwen2.5-7B-Instruct.jinja", "Qwen-Qwen3-0.6B.jinja");
        }
    }

    private static boolean fits(Path template) {
        try {
            return new HermesFactory().fit(Files.readString(template)) > 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
