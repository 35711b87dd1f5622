package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two commands of a first run: a server without arguments, and a chat with it. */
class FirstRunTest {

    @TempDir
    Path folder;

    @Test
    void serverWithoutArgumentsServesTheDemoModelAndChatFindsIt() throws Exception {
        Path home = homeWithout("models");
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", home.resolve("models/augury-demo.gguf").toString()).code()).isZero();
        try (AuguryProcess server = AuguryProcess.serve(folder, home, "--kv-memory", "64MB")) {
            String url = server.awaitServing() + "/v1";
            AuguryProcess.Ended once = AuguryProcess.run(folder, "", "chat", "--url", url, "Hello", "there");
            assertThat(once.code()).as(once.err()).isZero();
            assertThat(once.err()).as("a timing, even of the empty answer that random weights may give").containsPattern("tokens?,? .* ms");

            AuguryProcess.Ended piped = AuguryProcess.run(folder, "Hello\n/save chat.json\n", "chat", "--url", url, "--model", "augury-demo", "--system", "Be brief.");
            assertThat(piped.code()).as(piped.err()).isZero();
            assertThat(Json.read(Files.readString(folder.resolve("chat.json"))).findValuesAsString("role")).containsExactly("system", "user", "assistant");

            Files.writeString(folder.resolve("tools.json"), "[{\"type\": \"function\", \"function\": {\"name\": \"calculator\"}}]");
            AuguryProcess.Ended tools = AuguryProcess.run(folder, "", "chat", "--url", url, "--tools", "tools.json", "What is 6 times 7?");
            assertThat(tools.code()).as(tools.err()).isZero();
        }
    }

    @Test
    void chatWithoutAServerSaysHowToStartOne() throws Exception {
        AuguryProcess.Ended ended = AuguryProcess.run(folder, "", "chat", "--url", "http://127.0.0.1:9/v1", "Hello");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("No server answers at http://127.0.0.1:9/v1").contains("./augury serve").doesNotContain("\tat ");
    }

    @Test
    void serverWithoutAnyModelSaysWhatToDo() throws Exception {
        try (AuguryProcess server = AuguryProcess.serve(folder, homeWithout("models"))) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log()).contains("There is no model to serve").contains("--model FILE").contains("model synth");
        }
    }

    @Test
    void verbsOfOtherModulesAreFoundInTheDistribution() throws Exception {
        AuguryProcess.Ended help = AuguryProcess.run(folder, "", "help", "demo");
        assertThat(help.code()).as(help.err()).isZero();
        assertThat(help.out()).contains("augury demo").contains("train");
    }

    /** Lays out a distribution that shares everything but {@code absent} with the one under test. */
    private Path homeWithout(String absent) throws Exception {
        // Beside the test's folder: its links must not be followed, nor warned of, when that is deleted.
        Path home = Files.createTempDirectory(House.ROOT.resolve("testing/system/target"), "home");
        Files.createDirectories(home.resolve(absent));
        for (String name : List.of("augury.jar", "plugins.d", "verbs.d", "jvm.options")) {
            Files.createSymbolicLink(home.resolve(name), AuguryProcess.distribution().resolve(name));
        }
        return home;
    }
}
