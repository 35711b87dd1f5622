package dev.augury.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.verb.Verb;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class BroughtVerbsTest {

    @TempDir
    Path verbs;

    /** A verb as a jar brings it. */
    @Command(name = "sample", description = "Does nothing.")
    public static final class SampleVerb implements Verb, Runnable {

        @Override
        public Object command() {
            return this;
        }

        @Override
        public void run() {}
    }

    @Test
    void unknownVerbIsFoundInAFolderOfItsOwn() throws IOException {
        deploy("sample", SampleVerb.class.getName());
        CommandLine line = AuguryCommand.commandLine(verbs, "sample");
        Object found = line.getSubcommands().get("sample").getCommand();
        assertThat(found.getClass().getName()).isEqualTo(SampleVerb.class.getName());
        assertThat(found.getClass().getClassLoader()).isNotEqualTo(getClass().getClassLoader());
        assertThat(line.execute("sample")).isZero();
    }

    @Test
    void ownVerbsDoNotLookForOthers() throws IOException {
        deploy("sample", SampleVerb.class.getName());
        assertThat(AuguryCommand.commandLine(verbs, "serve", "--port", "0").getSubcommands()).doesNotContainKey("sample");
        assertThat(AuguryCommand.commandLine(verbs, "--help").getSubcommands()).containsKey("sample");
        assertThat(AuguryCommand.commandLine(verbs, "help", "sample").getSubcommands()).containsKey("sample");
        assertThat(AuguryCommand.commandLine(verbs).getSubcommands()).containsKey("sample");
    }

    @Test
    void brokenFolderIsALineAndTheOthersLoad() throws IOException {
        deploy("a-missing-class", "no.such.Verb");
        Files.createDirectories(verbs.resolve("b-empty"));
        Files.writeString(Files.createDirectories(verbs.resolve("c-torn")).resolve("torn.jar"), "not a jar");
        deploy("d-good", SampleVerb.class.getName());
        deploy("e-twice", SampleVerb.class.getName());
        CommandLine line = new CommandLine(new CommandLine.HelpCommand());
        List<String> problems = BroughtVerbs.addTo(line, verbs);
        assertThat(line.getSubcommands()).containsOnlyKeys("sample");
        assertThat(problems).hasSize(4).allMatch(problem -> problem.contains("is left out: ") && problem.contains("What to do: ") && problem.lines().count() == 1);
        assertThat(problems.get(0)).contains("a-missing-class").contains("no.such.Verb");
        assertThat(problems.get(1)).contains("b-empty").contains("holds no jar");
        assertThat(problems.get(2)).contains("c-torn").contains("bring no verb");
        assertThat(problems.get(3)).contains("e-twice").contains("sample");
    }

    @Test
    void noFolderOfVerbsIsNoProblem() {
        assertThat(BroughtVerbs.addTo(new CommandLine(new CommandLine.HelpCommand()), verbs.resolve("nowhere"))).isEmpty();
    }

    private void deploy(String folder, String service) throws IOException {
        Path jar = Files.createDirectories(verbs.resolve(folder)).resolve(folder + ".jar");
        String entry = SampleVerb.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); InputStream code = getClass().getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
            out.putNextEntry(new JarEntry("META-INF/services/" + Verb.class.getName()));
            out.write(service.getBytes());
        }
    }
}
