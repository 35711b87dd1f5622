package dev.augury.demo.train;

/** Some rows of a batch, in order. */
final class Selection {

    /** The rows that were selected. */
    final int[] rows;
    /** Index of the first selected row of each document, and at last their number. */
    final int[] starts;
    int count;

    /** Makes room for so many rows. */
    Selection(int capacity) {
        rows = new int[capacity];
        starts = new int[capacity + 1];
    }

    /** Removes all rows. */
    void clear() {
        count = 0;
    }

    /** Adds a row of the document at hand. */
    void add(int row) {
        rows[count++] = row;
    }

    /** Ends the document at hand, the one before that of an index. */
    void end(int document) {
        starts[document] = count;
    }

    /** Copies the selected rows from among all. */
    void gather(float[] all, int width, float[] selected) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(all, rows[i] * width, selected, i * width, width);
        }
    }

    /** Adds the selected rows to their places among all. */
    void scatter(float[] selected, int width, float[] all) {
        for (int i = 0; i < count; i++) {
            int at = rows[i] * width;
            for (int j = 0; j < width; j++) {
                all[at + j] += selected[i * width + j];
            }
        }
    }
}
