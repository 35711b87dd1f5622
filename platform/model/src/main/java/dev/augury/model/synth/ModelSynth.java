package dev.augury.model.synth;

import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.gguf.TensorLayout;
import dev.augury.model.tensor.TensorCodec;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A random-weight model being written, in pieces of some four million elements that may be made in any order and from several threads; the
 * bytes depend on the specification alone. Needs some 20 MB of heap per thread, whatever the model's size.
 */
public final class ModelSynth implements AutoCloseable {

    private static final long PIECE_ELEMENTS = 1 << 22;

    private record Piece(SynthTensor tensor, long from, int rows) {}

    private final SynthSpec spec;
    private final GgufWriter writer;
    private final List<Piece> pieces;

    private ModelSynth(SynthSpec spec, GgufWriter writer, List<Piece> pieces) {
        this.spec = spec;
        this.writer = writer;
        this.pieces = pieces;
    }

    /** Makes a whole model in this thread. */
    public static void write(Path path, SynthSpec spec) throws IOException {
        try (ModelSynth synth = begin(path, spec)) {
            for (int i = 0; i < synth.pieces(); i++) {
                synth.make(i);
            }
            synth.finish();
        }
    }

    /**
     * Begins a model.
     *
     * @throws IllegalArgumentException when rows do not fill whole blocks of the tensor type
     */
    public static ModelSynth begin(Path path, SynthSpec spec) throws IOException {
        SynthPlan plan = new SynthPlan(spec);
        List<Piece> pieces = new ArrayList<>();
        for (SynthTensor tensor : plan.tensors()) {
            long columns = tensor.layout().shape().getFirst();
            long rows = tensor.layout().elements() / columns;
            long step = Math.max(1, PIECE_ELEMENTS / columns);
            for (long row = 0; row < rows; row += step) {
                pieces.add(new Piece(tensor, row, (int) Math.min(step, rows - row)));
            }
        }
        GgufWriter writer = GgufWriter.create(path, plan.metadata(), plan.tensors().stream().map(SynthTensor::layout).toList());
        return new ModelSynth(spec, writer, pieces);
    }

    /** Returns the number of pieces. */
    public int pieces() {
        return pieces.size();
    }

    /** Makes a piece, each once. Thread-safe. */
    public void make(int index) throws IOException {
        Piece piece = pieces.get(index);
        TensorLayout layout = piece.tensor.layout();
        TensorCodec codec = TensorCodec.of(layout.type());
        SynthRandom random = new SynthRandom(spec.seed(), layout.name());
        int columns = Math.toIntExact(layout.shape().getFirst());
        long rowBytes = layout.type().bytes(columns);
        float[] row = new float[columns];
        MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(rowBytes * piece.rows)]);
        for (int i = 0; i < piece.rows; i++) {
            piece.tensor.draw(random, (piece.from + i) * columns, row, columns);
            codec.quantize(row, 0, bytes, i * rowBytes, columns);
        }
        writer.write(layout.name(), piece.from * rowBytes, bytes);
    }

    /** Puts the file under its name when all pieces are made. */
    public void finish() throws IOException {
        writer.finish();
    }

    /** Drops what is not finished. */
    @Override
    public void close() throws IOException {
        writer.close();
    }
}
