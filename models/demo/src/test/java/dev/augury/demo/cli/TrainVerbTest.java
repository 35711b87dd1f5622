package dev.augury.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.train.Status;
import dev.augury.demo.train.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainVerbTest {

    private static final int WRONG = 2;
    private static final List<String> SMALL = List.of("--tokens", "5000", "--layers", "1", "--width", "32", "--heads", "2", "--ffn", "32", "--held-out", "2",
            "--held-out-every", "2");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private String vocabulary;

    @BeforeEach
    void learnVocabulary() {
        vocabulary = folder.resolve("vocabulary.gguf").toString();
        assertThat(run("vocabulary", "--out", vocabulary, "--dialogues", "50", "--size", "400")).isZero();
    }

    private int run(String... arguments) {
        return new CommandLine(new DemoVerb()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    private int resume(String... more) {
        Stream<String> all = Stream.concat(Stream.of("train", "--resume", "--vocabulary", vocabulary, "--out", folder.resolve("training").toString()), Stream.of(more));
        return run(all.toArray(String[]::new));
    }

    private int train(String... more) {
        Stream<String> all = Stream.of(Stream.of("train", "--vocabulary", vocabulary, "--out", folder.resolve("training").toString()), SMALL.stream(), Stream.of(more))
                .flatMap(part -> part);
        return run(all.toArray(String[]::new));
    }

    @Test
    void trainsGoesOnAndExports() {
        assertThat(train()).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Trained: ");
        assertThat(folder.resolve("training/curve.svg")).exists();
        assertThat(train()).isNotZero();
        assertThat(err.toString()).contains("holds a training; go on with --resume, or give another folder");
        assertThat(resume("--tokens", "12000")).as(err.toString()).isZero();
        Path model = folder.resolve("model.gguf");
        assertThat(run("export", "--training", folder.resolve("training").toString(), "--vocabulary", vocabulary, "--out", model.toString())).isZero();
        assertThat(model).isNotEmptyFile();
        assertThat(run("export", "--training", folder.resolve("training").toString(), "--vocabulary", vocabulary, "--out", model.toString(), "--type", "q9")).isNotZero();
        assertThat(err.toString()).contains("Unknown type 'q9'; known are f16, q8_0, f32");
    }

    @Test
    void goingOnKeepsTheWorkersItBeganWith() throws IOException {
        assertThat(train("--workers", "1")).as(err.toString()).isZero();
        assertThat(resume("--tokens", "9000")).as(err.toString()).isZero();
        assertThat(Training.options(folder.resolve("training")).workers()).isEqualTo(1);
        assertThat(resume("--tokens", "12000", "--workers", "2")).as(err.toString()).isZero();
        assertThat(Training.options(folder.resolve("training")).workers()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeTrainingBegins() throws IOException {
        assertThat(resume("--packs", "4", "--layers", "3")).isEqualTo(WRONG);
        assertThat(err.toString()).contains("leave out --packs, --layers");
        assertThat(train("--from", "none.gguf")).isEqualTo(WRONG);
        assertThat(err.toString()).contains("has its sizes; leave out --layers, --width, --heads, --ffn");
        assertThat(train("--checkpoint-minutes", "-1")).isEqualTo(WRONG);
        assertThat(err.toString()).contains("--checkpoint-minutes of 0 or more");
        Files.writeString(folder.resolve("training"), "a file");
        assertThat(train()).isNotZero();
        assertThat(err.toString()).contains("cannot be made");
    }

    @Test
    void aLineTellsWhereTrainingStands() {
        String line = TrainingProgress.line(new Status(120, 1_500_000, 6_000_000, 1.25, Double.NaN, 4821.4, 3723));
        assertThat(line).isEqualTo("[=====               ]  25.0 %  step 120  1.50 M tokens  loss 1.2500  held out      -  4821 tokens/s  1:02:03 left");
    }
}
