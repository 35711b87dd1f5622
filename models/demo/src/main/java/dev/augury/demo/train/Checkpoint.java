package dev.augury.demo.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A training as it stands, from which it goes on bit for bit. The file appears whole or not at all.
 *
 * @param options how it is trained
 * @param state parameters, moments and place
 * @param curve the learning curve so far
 * @param seconds time taken so far
 */
record Checkpoint(TrainingOptions options, TrainingState state, Curve curve, double seconds) {

    private static final long MAGIC = 0x4175677572794331L;
    private static final int BUFFER = 1 << 16;
    private static final int MOST = 1 << 24;

    /** Writes it, replacing an earlier one. */
    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), BUFFER))) {
            out.writeLong(MAGIC);
            ModelSize size = state.layout().size();
            for (int number : new int[] {size.layers(), size.width(), size.heads(), size.headSize(), size.feedForward(), size.vocabulary(),
                size.context()}) {
                out.writeInt(number);
            }
            out.writeInt(options.entries().size());
            for (Map.Entry<String, String> entry : options.entries().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
            writePlace(out);
            writeCurve(out);
            for (float[] numbers : numbers(state)) {
                for (float number : numbers) {
                    out.writeInt(Float.floatToRawIntBits(number));
                }
            }
            out.writeLong(MAGIC);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writePlace(DataOutputStream out) throws IOException {
        out.writeLong(state.step());
        out.writeLong(state.tokens());
        out.writeDouble(seconds);
        out.writeInt(state.taken().length);
        for (long taken : state.taken()) {
            out.writeLong(taken);
        }
    }

    private void writeCurve(DataOutputStream out) throws IOException {
        out.writeInt(curve.points().size());
        for (Curve.Point point : curve.points()) {
            out.writeLong(point.step());
            out.writeLong(point.tokens());
            out.writeDouble(point.seconds());
            out.writeDouble(point.loss());
            out.writeDouble(point.heldOut());
        }
    }

    /**
     * Reads one.
     *
     * @throws IOException when the file is no whole checkpoint
     */
    static Checkpoint read(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            check(file, in.readLong() == MAGIC);
            TrainingState state = new TrainingState(new Layout(readSize(in)));
            TrainingOptions options = readOptions(file, in);
            long step = in.readLong();
            long tokens = in.readLong();
            double seconds = in.readDouble();
            long[] taken = new long[count(file, in)];
            for (int i = 0; i < taken.length; i++) {
                taken[i] = in.readLong();
            }
            state.place(step, tokens, taken);
            Curve curve = new Curve();
            for (int count = count(file, in); count > 0; count--) {
                curve.add(new Curve.Point(in.readLong(), in.readLong(), in.readDouble(), in.readDouble(), in.readDouble()));
            }
            for (float[] numbers : numbers(state)) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Float.intBitsToFloat(in.readInt());
                }
            }
            check(file, in.readLong() == MAGIC);
            return new Checkpoint(options, state, curve, seconds);
        } catch (EOFException e) {
            throw cut(file, e);
        }
    }

    /**
     * Reads nothing but the options of one.
     *
     * @throws IOException when the file is no checkpoint, or is cut before their end
     */
    static TrainingOptions readOptions(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            check(file, in.readLong() == MAGIC);
            readSize(in);
            return readOptions(file, in);
        } catch (EOFException e) {
            throw cut(file, e);
        }
    }

    private static IOException cut(Path file, EOFException cause) {
        return new IOException(file + " ends too early; go on from another checkpoint", cause);
    }

    private static DataInputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no checkpoint " + file + "; begin a training in that folder first");
        }
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static ModelSize readSize(DataInputStream in) throws IOException {
        return new ModelSize(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static TrainingOptions readOptions(Path file, DataInputStream in) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        for (int count = count(file, in); count > 0; count--) {
            entries.put(in.readUTF(), in.readUTF());
        }
        return TrainingOptions.of(entries);
    }

    private static List<float[]> numbers(TrainingState state) {
        return List.of(state.values(), state.optimizer().first, state.optimizer().second);
    }

    private static int count(Path file, DataInputStream in) throws IOException {
        int count = in.readInt();
        check(file, count >= 0 && count < MOST);
        return count;
    }

    private static void check(Path file, boolean right) throws IOException {
        if (!right) {
            throw new IOException(file + " is no checkpoint of a training; give the file 'checkpoint' of a training's folder");
        }
    }
}
