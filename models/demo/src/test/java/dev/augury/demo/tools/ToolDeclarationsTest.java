package dev.augury.demo.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ToolDeclarationsTest {

    @Test
    void fileForChatsDeclaresWhatTheModelLearned() throws Exception {
        String declared = Stream.of(ToolBox.CALCULATOR, ToolBox.CLOCK, ToolBox.CATALOG).map(ToolDeclarations::of).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        assertThat(Files.readString(Path.of("tools.json"))).isEqualTo(declared);
    }
}
