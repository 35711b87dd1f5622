package dev.augury.engine.cpu.forward;

import dev.augury.engine.cpu.kernel.Activations;
import dev.augury.engine.cpu.kernel.Matrix;
import dev.augury.engine.cpu.kernel.Rows;
import dev.augury.engine.cpu.team.Worker;

/**
 * A matrix product that a team shares by panels.
 *
 * @param matrix weights
 * @param in input rows
 * @param tokens rows to multiply
 * @param out output rows
 */
record Product(Matrix matrix, Activations in, int tokens, Rows out) {

    /** Units per worker: enough that a worker which was interrupted is not waited for long. */
    private static final int UNITS_PER_WORKER = 8;

    /** Computes all products; no worker waits for another. */
    static void share(Worker worker, Product... products) {
        int units = 0;
        for (Product product : products) {
            units += product.units(worker);
        }
        for (int unit = worker.claim(units); unit >= 0; unit = worker.claim(units)) {
            int at = unit;
            for (Product product : products) {
                int own = product.units(worker);
                if (at < own) {
                    product.compute(at, worker);
                    break;
                }
                at -= own;
            }
        }
    }

    private int units(Worker worker) {
        return tokens == 0 ? 0 : Math.ceilDiv(matrix.panels(), panelsPerUnit(matrix, worker));
    }

    private void compute(int unit, Worker worker) {
        int panels = panelsPerUnit(matrix, worker);
        matrix.multiply(in, tokens, unit * panels, Math.min(matrix.panels(), (unit + 1) * panels), out);
    }

    static int panelsPerUnit(Matrix matrix, Worker worker) {
        return Math.max(1, matrix.panels() / (worker.teamSize() * UNITS_PER_WORKER));
    }
}
