package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.arch.ModelShape;
import dev.augury.engine.cpu.arch.ModelShape.Sizes;
import dev.augury.engine.cpu.kernel.Activations;
import dev.augury.engine.cpu.kernel.Matrix;
import dev.augury.engine.cpu.kernel.Ops;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.kv.KvLayout;
import dev.augury.engine.cpu.kv.KvPool;
import dev.augury.engine.cpu.team.Worker;
import dev.augury.engine.cpu.weights.LayerWeights;
import dev.augury.engine.cpu.weights.Linear;
import dev.augury.engine.cpu.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Takes a slice through the layers. In the last layer only keys and values are made for all tokens; everything after them only for the
 * tokens whose output is wanted, whose stream then is {@link Buffers#chosenStream()}.
 */
final class Layers {

    private final ModelShape shape;
    private final Weights weights;
    private final Ops ops;
    private final KvPool pool;
    private final Buffers buffers;
    private final Stopwatch stopwatch;

    Layers(ModelShape shape, Weights weights, Ops ops, KvPool pool, Buffers buffers, Stopwatch stopwatch) {
        this.shape = shape;
        this.weights = weights;
        this.ops = ops;
        this.pool = pool;
        this.buffers = buffers;
        this.stopwatch = stopwatch;
    }

    /** Run by every worker, with the same slice. */
    void run(Worker worker, Attention attention, Slice slice, TilesPair tiles) {
        embed(worker, slice);
        for (int layer = 0; layer < shape.sizes().layers(); layer++) {
            boolean last = layer == shape.sizes().layers() - 1;
            project(worker, slice, layer, last);
            rotate(worker, slice, layer, last);
            int active = last ? slice.chosenCount() : slice.count();
            if (active == 0) {
                return;
            }
            attend(worker, attention, last ? tiles.chosen() : tiles.all(), layer);
            join(worker, layer, active, last);
            feed(worker, layer, active, last);
            finish(worker, slice, layer, last);
        }
    }

    private void barrier(Worker worker, Phase phase) {
        worker.barrier();
        if (worker.index() == 0) {
            stopwatch.lap(phase);
        }
    }

    private void embed(Worker worker, Slice slice) {
        for (int t = worker.claim(slice.count()); t >= 0; t = worker.claim(slice.count())) {
            weights.embedding().read(slice.token(t), buffers.stream(), t);
            if (shape.factors().embedding() != 1) {
                ops.scale(buffers.stream(), t, shape.factors().embedding());
            }
            turn(slice.position(t), t);
            norm(slice, t, 0);
        }
        barrier(worker, Phase.NORM);
    }

    /** Makes the rotation of a token, with angles in double: positions may be large. */
    private void turn(int position, int row) {
        double[] frequencies = weights.frequencies();
        double magnitude = shape.rope().magnitude();
        float[] out = buffers.cosSin().values();
        int at = buffers.cosSin().start(row);
        for (int i = 0; i < frequencies.length; i++) {
            double angle = position * frequencies[i];
            out[at + i] = (float) (Math.cos(angle) * magnitude);
            out[at + frequencies.length + i] = (float) (Math.sin(angle) * magnitude);
        }
    }

    /** Makes the input of a layer's query, key and value; for the last layer sets the chosen tokens apart. */
    private void norm(Slice slice, int t, int layer) {
        LayerWeights w = weights.layers().get(layer);
        boolean int8 = w.query().quantized() || w.key().quantized() || w.value().quantized();
        ops.rmsNorm(buffers.stream(), t, w.attentionNorm(), shape.epsilon(), buffers.normed().rows());
        if (int8) {
            ops.quantize(buffers.normed(), t, t + 1);
        }
        int chosen = slice.chosenIndex(t);
        if (layer == shape.sizes().layers() - 1 && chosen >= 0) {
            copy(buffers.stream(), t, buffers.chosenStream(), chosen);
            copy(buffers.normed().rows(), t, buffers.chosenNormed().rows(), chosen);
            if (int8) {
                ops.quantize(buffers.chosenNormed(), chosen, chosen + 1);
            }
        }
    }

    private static void copy(Rows from, int fromRow, Rows to, int toRow) {
        System.arraycopy(from.values(), from.start(fromRow), to.values(), to.start(toRow), from.columns());
    }

    private void project(Worker worker, Slice slice, int layer, boolean last) {
        LayerWeights w = weights.layers().get(layer);
        Activations queryIn = last ? buffers.chosenNormed() : buffers.normed();
        int queries = last ? slice.chosenCount() : slice.count();
        Product.share(worker,
                new Product(w.query().matrix(), queryIn, queries, buffers.query()),
                new Product(w.key().matrix(), buffers.normed(), slice.count(), buffers.key()),
                new Product(w.value().matrix(), buffers.normed(), slice.count(), buffers.value()));
        barrier(worker, Phase.PROJECT);
    }

    private void rotate(Worker worker, Slice slice, int layer, boolean last) {
        LayerWeights w = weights.layers().get(layer);
        Sizes sizes = shape.sizes();
        for (int t = worker.claim(slice.count()); t >= 0; t = worker.claim(slice.count())) {
            bias(w.key(), buffers.key(), t);
            bias(w.value(), buffers.value(), t);
            heads(buffers.key(), t, w.keyNorm(), layer, t);
            store(slice, t, layer);
            int query = last ? slice.chosenIndex(t) : t;
            if (query >= 0) {
                bias(w.query(), buffers.query(), query);
                heads(buffers.query(), query, w.queryNorm(), layer, t);
            }
        }
        barrier(worker, Phase.ROTATE);
    }

    private void bias(Linear linear, Rows rows, int row) {
        if (linear.bias() != null) {
            ops.addBias(rows, row, linear.bias());
        }
    }

    /** Normalises and rotates all heads of one row. */
    private void heads(Rows rows, int row, float @Nullable [] norm, int layer, int token) {
        int headSize = shape.sizes().headSize();
        int count = rows.columns() / headSize;
        Rows heads = rows.split(headSize);
        for (int head = row * count; head < (row + 1) * count; head++) {
            if (norm != null) {
                ops.rmsNorm(heads, head, norm, shape.epsilon(), heads);
            }
            if (shape.rope().rotates(layer)) {
                ops.rotate(heads, head, buffers.cosSin(), token, shape.rope().pairing());
            }
        }
    }

    private void store(Slice slice, int t, int layer) {
        KvLayout layout = pool.layout();
        Part part = slice.partOf(t);
        int slot = part.slot(t);
        int block = part.row().target().blocks()[slot / layout.blockTokens()];
        int headSize = shape.sizes().headSize();
        for (int head = 0; head < layout.kvHeads(); head++) {
            int at = head * headSize;
            pool.storeKey(layout.keys(block, layer, head), slot % layout.blockTokens(), buffers.key().values(),
                    buffers.key().start(t) + at, headSize);
            pool.storeValue(layout.values(block, layer, head), slot % layout.blockTokens(), buffers.value().values(),
                    buffers.value().start(t) + at, headSize);
        }
    }

    private void attend(Worker worker, Attention attention, Tiles tiles, int layer) {
        int kvHeads = shape.sizes().kvHeads();
        int units = tiles.size() * kvHeads;
        for (int unit = worker.claim(units); unit >= 0; unit = worker.claim(units)) {
            // The last tiles of a prompt read most keys: they go first, so that the end of the phase is even.
            attention.attend(tiles, tiles.size() - 1 - unit / kvHeads, layer, unit % kvHeads, buffers.query(), buffers.heads().rows());
        }
        barrier(worker, Phase.ATTENTION);
    }

    /** Makes the int8 form of rows where a matrix wants it. */
    private void quantize(Worker worker, Activations rows, int count, Matrix matrix, Phase phase) {
        if (matrix.quantized()) {
            for (int t = worker.claim(count); t >= 0; t = worker.claim(count)) {
                ops.quantize(rows, t, t + 1);
            }
            barrier(worker, phase);
        }
    }

    /** Adds what attention made to the stream and makes the input of the feed-forward block. */
    private void join(Worker worker, int layer, int active, boolean last) {
        LayerWeights w = weights.layers().get(layer);
        Rows stream = last ? buffers.chosenStream() : buffers.stream();
        Activations normed = last ? buffers.chosenNormed() : buffers.normed();
        quantize(worker, buffers.heads(), active, w.output().matrix(), Phase.PROJECT);
        Product.share(worker, new Product(w.output().matrix(), buffers.heads(), active, buffers.delta()));
        barrier(worker, Phase.PROJECT);
        boolean int8 = w.gate().quantized() || w.up().quantized();
        for (int t = worker.claim(active); t >= 0; t = worker.claim(active)) {
            bias(w.output(), buffers.delta(), t);
            ops.addScaled(stream, buffers.delta(), t, shape.factors().residual());
            ops.rmsNorm(stream, t, w.feedNorm(), shape.epsilon(), normed.rows());
            if (int8) {
                ops.quantize(normed, t, t + 1);
            }
        }
        barrier(worker, Phase.NORM);
    }

    private void feed(Worker worker, int layer, int active, boolean last) {
        LayerWeights w = weights.layers().get(layer);
        gate(worker, w, last ? buffers.chosenNormed() : buffers.normed(), active);
        barrier(worker, Phase.FEED);
        quantize(worker, buffers.feed(), active, w.down().matrix(), Phase.FEED);
        Product.share(worker, new Product(w.down().matrix(), buffers.feed(), active, buffers.delta()));
        barrier(worker, Phase.FEED);
    }

    /** Gate and up of the same panels by the same worker, which then can join them without waiting. */
    private void gate(Worker worker, LayerWeights w, Activations normed, int active) {
        Matrix gate = w.gate().matrix();
        Matrix up = w.up().matrix();
        int panel = Math.max(gate.panelRows(), up.panelRows());
        int step = Math.max(1, Product.panelsPerUnit(gate, worker) * gate.panelRows() / panel) * panel;
        int units = Math.ceilDiv(gate.rows(), step);
        for (int unit = worker.claim(units); unit >= 0; unit = worker.claim(units)) {
            int from = unit * step;
            int count = Math.min(gate.rows() - from, step);
            Rows gated = buffers.gate().slice(from, count);
            Rows joined = buffers.feed().rows().slice(from, count);
            multiply(w.gate(), normed, active, from, gated);
            multiply(w.up(), normed, active, from, joined);
            for (int t = 0; t < active; t++) {
                ops.siluMultiply(gated, joined, t, joined);
            }
        }
    }

    /** Computes the columns of a product that {@code part} shows: they begin with a panel, at row {@code from} of the matrix. */
    private static void multiply(Linear linear, Activations in, int tokens, int from, Rows part) {
        Matrix matrix = linear.matrix();
        int panel = from / matrix.panelRows();
        Rows whole = new Rows(part.values(), part.offset() - from, part.stride(), matrix.rows());
        matrix.multiply(in, tokens, panel, panel + Math.ceilDiv(part.columns(), matrix.panelRows()), whole);
        float[] bias = linear.bias();
        if (bias != null) {
            for (int t = 0; t < tokens; t++) {
                for (int c = 0; c < part.columns(); c++) {
                    part.values()[part.start(t) + c] += bias[from + c];
                }
            }
        }
    }

    private void finish(Worker worker, Slice slice, int layer, boolean last) {
        Linear down = weights.layers().get(layer).down();
        Rows stream = last ? buffers.chosenStream() : buffers.stream();
        int active = last ? slice.chosenCount() : slice.count();
        for (int t = worker.claim(active); t >= 0; t = worker.claim(active)) {
            bias(down, buffers.delta(), t);
            ops.addScaled(stream, buffers.delta(), t, shape.factors().residual());
            if (!last) {
                norm(slice, t, layer + 1);
            }
        }
        barrier(worker, Phase.NORM);
    }
}
