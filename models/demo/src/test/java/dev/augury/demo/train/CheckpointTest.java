package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final ModelSize SIZE = new ModelSize(1, 8, 1, 4, 8, 10, 16);

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        TrainingState state = new TrainingState(new Layout(SIZE), 5);
        state.place(12, 3456, new long[] {7, 8});
        state.optimizer().first[3] = -0.0f;
        state.optimizer().second[4] = 1e-30f;
        Curve curve = new Curve();
        curve.add(new Curve.Point(10, 3000, 1.5, 2.25, Double.NaN));
        TrainingOptions options = TrainingOptions.demo().withSeed(9).withRate(0.003f, 7).withPacks(3, 99);
        Path file = folder.resolve("checkpoint");
        new Checkpoint(options, state, curve, 17.5).write(file);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.options()).isEqualTo(options).isEqualTo(Checkpoint.readOptions(file));
        assertThat(read.seconds()).isEqualTo(17.5);
        assertThat(read.curve().points()).isEqualTo(curve.points());
        assertThat(read.state().layout().size()).isEqualTo(SIZE);
        assertThat(read.state().values()).isEqualTo(state.values());
        assertThat(read.state().optimizer().first).isEqualTo(state.optimizer().first);
        assertThat(read.state().optimizer().second).isEqualTo(state.optimizer().second);
        assertThat(read.state().step()).isEqualTo(12);
        assertThat(read.state().tokens()).isEqualTo(3456);
        assertThat(read.state().taken()).containsExactly(7, 8);
        assertThat(folder).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void refusesWhatIsNoCheckpoint() throws IOException {
        Path file = Files.write(folder.resolve("checkpoint"), new byte[100]);
        assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(IOException.class).hasMessageContaining("is no checkpoint of a training");
        assertThatThrownBy(() -> Training.options(folder.resolve("none"))).isInstanceOf(IOException.class).hasMessageContaining("begin a training in that folder");
    }

    @Test
    void refusesOneThatWasCut() throws IOException {
        Path file = folder.resolve("checkpoint");
        new Checkpoint(TrainingOptions.demo(), new TrainingState(new Layout(SIZE), 5), new Curve(), 0).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(IOException.class).hasMessageContaining("ends too early");
        Files.write(file, Arrays.copyOf(whole, 20));
        assertThatThrownBy(() -> Training.options(folder)).isInstanceOf(IOException.class).hasMessageContaining("ends too early");
    }
}
