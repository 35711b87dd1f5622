package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The operators in vector code. Element-wise ones are the judge's own loops, which C2 vectorises. Made by {@link OpsProvider}. */
final class VectorOps implements Ops {
    private final int bits;
    private final KernelSet singles;
    private final Map<PanelForm, KernelSet> kernels = new ConcurrentHashMap<>();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
    private final RowKernels rows;
    private final AttentionKernels attention;
    private final ScalarOps plain = new ScalarOps();

    /** Loads kernels for a vector width of 128, 256 or 512 bits; which width is fast is the caller's concern, the bits are the same. */
    VectorOps(int bits) {
        this.bits = bits;
        Traits traits = new Traits(bits, PanelForm.F32);
        this.singles = KernelSet.load(traits);
        this.rows = Kernels.load(RowKernels.class, VectorRowKernels.class, traits);
        this.attention = Kernels.load(AttentionKernels.class, VectorAttention.class, traits);
    }

    /** The kernels of a form, loaded and measured when its first matrix is made. */
    KernelSet kernels(PanelForm form) {
        return kernels.computeIfAbsent(form, f -> KernelTable.measure(KernelSet.load(new Traits(bits, f)), singles));
    }

    @Override
    public String name() {
        return "vector-" + bits;
    }

    @Override
    public List<String> kernelTable() {
        return kernels.values().stream().sorted(Comparator.comparing(KernelSet::form))
                .map(set -> set.form() + ": gemv up to " + set.gemvTokens() + " tokens, then tiles of " + set.tiles().getLast().tokens())
                .toList();
    }

    @Override
    public Matrix matrix(WeightType type, int rowCount, int columns, Arena arena) {
        return new VectorMatrix(type, rowCount, columns, arena, new KernelSets(kernels(PanelForm.of(type)), singles, scratch));
    }

    @Override
    public void quantize(Activations x, int tokenFrom, int tokenTo) {
        for (int token = tokenFrom; token < tokenTo; token++) {
            rows.quantize(x, token);
        }
    }

    @Override
    public void rmsNorm(Rows in, int row, float[] weight, float epsilon, Rows out) {
        float squares = rows.squares(in, row, scratch.get().sums);
        ScalarOps.normalise(in, row, weight, ScalarOps.normFactor(squares, in.columns(), epsilon), out);
    }

    @Override
    public void addScaled(Rows into, Rows delta, int row, float scale) {
        plain.addScaled(into, delta, row, scale);
    }

    @Override
    public void addBias(Rows into, int row, float[] bias) {
        plain.addBias(into, row, bias);
    }

    @Override
    public void scale(Rows into, int row, float factor) {
        plain.scale(into, row, factor);
    }

    @Override
    public void siluMultiply(Rows gate, Rows up, int row, Rows out) {
        rows.siluMultiply(gate, up, row, out);
    }

    @Override
    public void rotate(Rows heads, int row, Rows cosSin, int position, RopePairing pairing) {
        plain.rotate(heads, row, cosSin, position, pairing);
    }

    @Override
    public void scores(Rows queries, int row, int count, KvRun keys, Rows out) {
        attention.scores(queries, row, count, keys, out);
    }

    @Override
    public float softmax(Rows scores, int row, int tokens, float scale) {
        return rows.softmax(scores, row, tokens, scale, scratch.get().sums);
    }

    @Override
    public void accumulate(Rows weights, int count, KvRun values, Rows out, int row) {
        attention.accumulate(weights, count, values, out, row);
    }
}
