package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/** The judge's matrix: canonical weights in plain arrays, row by row. */
final class ScalarMatrix implements Matrix {
    private final WeightType type;
    private final int rows;
    private final int columns;
    private final float[][] floats;
    private final WeightBlocks.Row[] blocks;

    ScalarMatrix(WeightType type, int rows, int columns) {
        type.rowBytes(columns);
        this.type = type;
        this.rows = rows;
        this.columns = columns;
        this.floats = new float[type.quantized() ? 0 : rows][];
        this.blocks = new WeightBlocks.Row[type.quantized() ? rows : 0];
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
        return 16;
    }

    @Override
    public void repack(MemorySegment source, int panelFrom, int panelTo) {
        WeightBlocks.check(type, rows, columns, source);
        for (int row = panelFrom * panelRows(); row < Math.min(rows, panelTo * panelRows()); row++) {
            long at = row * type.rowBytes(columns);
            if (type.quantized()) {
                blocks[row] = new WeightBlocks.Row(type, columns);
                WeightBlocks.read(type, source, at, blocks[row]);
            } else {
                floats[row] = new float[columns];
                for (int k = 0; k < columns; k++) {
                    floats[row][k] = WeightBlocks.readFloat(type, source, at, k);
                }
            }
        }
    }

    @Override
    public void multiply(Activations x, int tokens, int panelFrom, int panelTo, Rows out) {
        for (int token = 0; token < tokens; token++) {
            for (int row = panelFrom * panelRows(); row < Math.min(rows, panelTo * panelRows()); row++) {
                out.values()[out.start(token) + row] = type.quantized() ? groups(x, token, blocks[row]) : floats(x, token, floats[row]);
            }
        }
    }

    private float floats(Activations x, int token, float[] weights) {
        float sum = 0;
        int at = x.rows().start(token);
        for (int k = 0; k < columns; k++) {
            sum = Math.fma(weights[k], x.rows().values()[at + k], sum);
        }
        return sum;
    }

    private float groups(Activations x, int token, WeightBlocks.Row weights) {
        int length = type.groupLength();
        int perBlock = Activations.BLOCK / length;
        float sum = 0;
        float mins = 0;
        for (int g = 0; g < columns / length; g++) {
            int whole = 0;
            for (int k = g * length; k < (g + 1) * length; k++) {
                whole += weights.q[k] * x.quantized(token, k);
            }
            int block = token * x.blocks() + g / perBlock;
            sum = Math.fma((float) whole, weights.scale[g] * x.scales()[block], sum);
            mins = Math.fma(weights.min[g], x.sums()[block], mins);
        }
        return type.hasMin() ? sum + mins : sum;
    }
}
