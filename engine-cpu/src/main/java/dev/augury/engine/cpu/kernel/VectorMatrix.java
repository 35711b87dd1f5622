package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** A matrix in panels of 32 rows in native memory: which heap limits do not bound and which C2 loads as fast as arrays. */
final class VectorMatrix implements Matrix {
    /** Tokens whose inputs stay in the second-level cache while the panels pass by. */
    private static final int TOKENS = 48;

    private final WeightType type;
    private final int rows;
    private final int columns;
    private final MemorySegment panels;
    private final long panelBytes;
    private final long minsAt;
    private final KernelSet kernels;
    private final KernelSet minKernels;
    private final ThreadLocal<Scratch> scratch;

    /** Makes an empty matrix. */
    VectorMatrix(WeightType type, int rows, int columns, Arena arena, KernelSets sets) {
        type.rowBytes(columns);
        PanelForm form = PanelForm.of(type);
        int groups = type.hasMin() ? columns / type.groupLength() : 0;
        if (groups > Scratch.COLUMNS) {
            throw new IllegalArgumentException(type + " rows of " + columns + " columns are longer than the engine multiplies ("
                    + Scratch.COLUMNS * type.groupLength() + ")");
        }
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.minsAt = (long) form.units(columns) * form.unitBytes();
        this.panelBytes = minsAt + (long) groups * PanelForm.F32.unitBytes();
        this.panels = arena.allocate(Math.multiplyExact(panelBytes, (long) Math.ceilDiv(rows, PanelForm.ROWS)), 64);
        this.kernels = sets.main();
        this.minKernels = sets.mins();
        this.scratch = sets.scratch();
    }

    @Override
    public WeightType type() {
        return type;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int panelRows() {
        return PanelForm.ROWS;
    }

    @Override
    public void repack(MemorySegment source, int panelFrom, int panelTo) {
        WeightBlocks.check(type, rows, columns, source);
        PanelPacker packer = new PanelPacker(type, columns);
        for (int panel = panelFrom; panel < panelTo; panel++) {
            int first = panel * PanelForm.ROWS;
            packer.pack(source, first, Math.min(PanelForm.ROWS, rows - first), panels.asSlice(panel * panelBytes, panelBytes));
        }
    }

    @Override
    public void multiply(Activations x, int tokens, int panelFrom, int panelTo, Rows out) {
        Scratch s = scratch.get();
        if (tokens <= kernels.gemvTokens()) {
            for (int panel = panelFrom; panel < panelTo; panel++) {
                for (int token = 0; token < tokens; token++) {
                    vector(s, x, token, panel, out);
                }
            }
            return;
        }
        for (int column = 0; column < columns; column += Scratch.COLUMNS) {
            int count = Math.min(Scratch.COLUMNS, columns - column);
            for (int first = 0; first < tokens; first += TOKENS) {
                for (int panel = panelFrom; panel < panelTo; panel++) {
                    long at = panel * panelBytes + (long) kernels.form().units(column) * kernels.form().unitBytes();
                    kernels.unpack().unpack(s, panels, at, count);
                    s.tokenFrom = first;
                    s.tokenTo = Math.min(tokens, first + TOKENS);
                    s.column = column;
                    tiles(s, x, count, panel, out);
                }
            }
        }
        if (type.hasMin()) {
            for (int panel = panelFrom; panel < panelTo; panel++) {
                addMins(s, x, tokens, panel, out);
            }
        }
    }

    private void vector(Scratch s, Activations x, int token, int panel, Rows out) {
        point(s, x, 0, token, 0);
        Arrays.fill(s.sums, 0, PanelForm.ROWS, 0f);
        kernels.gemv().multiply(s, panels, panel * panelBytes, columns);
        store(s, 0, token, panel, out);
        if (type.hasMin()) {
            pointAtSums(s, x, 0, token);
            Arrays.fill(s.sums, 0, PanelForm.ROWS, 0f);
            minKernels.gemv().multiply(s, panels, panel * panelBytes + minsAt, columns / type.groupLength());
            add(s, 0, token, panel, out);
        }
    }

    private void tiles(Scratch s, Activations x, int count, int panel, Rows out) {
        int step;
        for (int token = s.tokenFrom; token < s.tokenTo; token += step) {
            Tile tile = kernels.tile(s.tokenTo - token);
            step = tile.tokens();
            for (int t = 0; t < step; t++) {
                int real = Math.min(token + t, s.tokenTo - 1);
                point(s, x, t, real, s.column);
                load(s, t, real, panel, out);
            }
            tile.multiply(s, count);
            for (int t = 0; t < Math.min(step, s.tokenTo - token); t++) {
                store(s, t, token + t, panel, out);
            }
        }
    }

    private void addMins(Scratch s, Activations x, int tokens, int panel, Rows out) {
        int groups = columns / type.groupLength();
        minKernels.unpack().unpack(s, panels, panel * panelBytes + minsAt, groups);
        int step;
        for (int token = 0; token < tokens; token += step) {
            Tile tile = minKernels.tile(tokens - token);
            step = tile.tokens();
            for (int t = 0; t < step; t++) {
                pointAtSums(s, x, t, Math.min(token + t, tokens - 1));
            }
            Arrays.fill(s.sums, 0f);
            tile.multiply(s, groups);
            for (int t = 0; t < Math.min(step, tokens - token); t++) {
                add(s, t, token + t, panel, out);
            }
        }
    }

    private void point(Scratch s, Activations x, int slot, int token, int column) {
        if (kernels.form().grouped()) {
            s.x = x.wholes();
            s.pairs = x.pairs();
            s.totals = x.totals();
            s.dx = x.scales();
            s.from[slot] = token * columns + column;
            s.scaleFrom[slot] = token * x.blocks() + column / Activations.BLOCK;
        } else {
            s.x = x.rows().values();
            s.from[slot] = x.rows().start(token) + column;
        }
    }

    private static void pointAtSums(Scratch s, Activations x, int slot, int token) {
        s.x = x.sums();
        s.from[slot] = token * x.blocks();
    }

    private int valid(int panel) {
        return Math.min(PanelForm.ROWS, rows - panel * PanelForm.ROWS);
    }

    private void load(Scratch s, int slot, int token, int panel, Rows out) {
        int to = slot * PanelForm.ROWS;
        if (s.column == 0) {
            Arrays.fill(s.sums, to, to + PanelForm.ROWS, 0f);
        } else {
            System.arraycopy(out.values(), out.start(token) + panel * PanelForm.ROWS, s.sums, to, valid(panel));
        }
    }

    private void store(Scratch s, int slot, int token, int panel, Rows out) {
        System.arraycopy(s.sums, slot * PanelForm.ROWS, out.values(), out.start(token) + panel * PanelForm.ROWS, valid(panel));
    }

    private void add(Scratch s, int slot, int token, int panel, Rows out) {
        int at = out.start(token) + panel * PanelForm.ROWS;
        for (int row = 0; row < valid(panel); row++) {
            out.values()[at + row] += s.sums[slot * PanelForm.ROWS + row];
        }
    }
}
