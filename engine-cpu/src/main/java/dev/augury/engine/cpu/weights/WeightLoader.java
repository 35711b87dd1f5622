package dev.augury.engine.cpu.weights;

import dev.augury.engine.cpu.arch.LayerSource;
import dev.augury.engine.cpu.arch.LinearSource;
import dev.augury.engine.cpu.arch.MatrixSource;
import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.arch.ModelTensors;
import dev.augury.engine.cpu.arch.VectorSource;
import dev.augury.engine.cpu.kernel.EmbeddingTable;
import dev.augury.engine.cpu.kernel.Matrix;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.team.WorkerTeam;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Repacks the matrices of a model, layer by layer, every layer by the whole team. */
public final class WeightLoader {

    /** Panels per unit of work. */
    private static final int PANELS_PER_UNIT = 4;

    private final Ops ops;
    private final WorkerTeam team;
    private final Arena arena;
    private final List<Repacking> pending = new ArrayList<>();

    private record Repacking(Matrix matrix, MemorySegment source) {
        int units() {
            return Math.ceilDiv(matrix.panels(), PANELS_PER_UNIT);
        }

        void repack(int unit) {
            int from = unit * PANELS_PER_UNIT;
            matrix.repack(source, from, Math.min(matrix.panels(), from + PANELS_PER_UNIT));
        }
    }

    /**
     * Makes a loader.
     *
     * @param arena owns the repacked weights
     */
    public WeightLoader(Ops ops, WorkerTeam team, Arena arena) {
        this.ops = ops;
        this.team = team;
        this.arena = arena;
    }

    /** Bytes that the repacked matrices of a model take. */
    public static long bytes(ModelTensors tensors) {
        return tensors.layers().stream().flatMap(LayerSource::matrices).mapToLong(WeightLoader::bytes).sum() + bytes(tensors.output());
    }

    private static long bytes(MatrixSource source) {
        return source.type().panelBytes(source.rows(), source.columns());
    }

    /**
     * Loads all weights.
     *
     * @param progress takes the part done and what is being done
     */
    public Weights load(ModelShape shape, ModelTensors tensors, ObjDoubleConsumer<String> progress) {
        List<LayerWeights> layers = new ArrayList<>();
        double parts = tensors.layers().size() + 1.0;
        for (LayerSource source : tensors.layers()) {
            progress.accept("repacking layer " + (layers.size() + 1) + " of " + tensors.layers().size(), layers.size() / parts);
            layers.add(layer(source));
            repackPending();
        }
        progress.accept("repacking the output matrix", layers.size() / parts);
        Matrix output = matrix(tensors.output());
        repackPending();
        MatrixSource table = tensors.embedding();
        float[] factors = read(tensors.ropeFactors());
        progress.accept("weights are loaded", 1);
        return new Weights(new EmbeddingTable(table.type(), table.rows(), table.columns(), table.data()), layers,
                tensors.outputNorm().read(), output, shape.rope().frequencies(factors));
    }

    private LayerWeights layer(LayerSource source) {
        return new LayerWeights(
                source.attentionNorm().read(),
                linear(source.query()),
                linear(source.key()),
                linear(source.value()),
                linear(source.output()),
                read(source.queryNorm()),
                read(source.keyNorm()),
                source.feedNorm().read(),
                linear(source.gate()),
                linear(source.up()),
                linear(source.down()));
    }

    private static float @Nullable [] read(@Nullable VectorSource source) {
        return source == null ? null : source.read();
    }

    private Linear linear(LinearSource source) {
        return new Linear(matrix(source.matrix()), read(source.bias()));
    }

    private Matrix matrix(MatrixSource source) {
        Matrix matrix = ops.matrix(source.type(), source.rows(), source.columns(), arena);
        pending.add(new Repacking(matrix, source.data()));
        return matrix;
    }

    private void repackPending() {
        int units = pending.stream().mapToInt(Repacking::units).sum();
        team.run(worker -> {
            for (int unit = worker.claim(units); unit >= 0; unit = worker.claim(units)) {
                int at = unit;
                for (Repacking repacking : pending) {
                    if (at < repacking.units()) {
                        repacking.repack(at);
                        break;
                    }
                    at -= repacking.units();
                }
            }
        });
        for (Repacking repacking : pending) {
            release(repacking.source());
        }
        pending.clear();
    }

    /** Gives the pages of the file back: they were read once and stay in the system's cache only as long as it likes. */
    private static void release(MemorySegment source) {
        if (source.isMapped()) {
            source.unload();
        }
    }
}
