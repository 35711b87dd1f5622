package dev.augury.demo.train;

/** What a forward pass leaves for the backward pass, and room for gradients of rows. Allocated once per worker. */
final class Activations {

    final Layer[] layers;
    /** Hidden states after the last layer, of its rows. */
    final float[] last;
    final Gradients gradients;

    /** Makes room for batches of so many rows. */
    Activations(ModelSize size, int rows) {
        layers = new Layer[size.layers()];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Layer(size, rows, i + 1 < layers.length);
        }
        last = new float[rows * size.width()];
        gradients = new Gradients(size, rows);
    }

    /** The rows of one layer; from the queries on only those that ask, which in the last layer are the learned ones. */
    static final class Layer {
        /** Hidden states that enter. */
        final float[] input;
        /** The same, normed. */
        final float[] attentionInput;
        /** Those rows of it that ask. */
        final float[] queryInput;
        /** Queries, rotated. */
        final float[] queries;
        /** Key, rotated, and value of each row. */
        final float[] pairs;
        /** What the heads gathered. */
        final float[] gathered;
        /** Hidden states after attention. */
        final float[] middle;
        /** The same, normed. */
        final float[] feedForwardInput;
        /** Gate and up of each row. */
        final float[] inner;
        /** The gated elements. */
        final float[] gated;
        /** Weights of attention, tile after tile; grows to what the documents need. */
        float[] attended = new float[0];

        Layer(ModelSize size, int rows, boolean all) {
            input = new float[rows * size.width()];
            attentionInput = new float[rows * size.width()];
            queryInput = all ? attentionInput : new float[rows * size.width()];
            queries = new float[rows * size.headsWidth()];
            pairs = new float[rows * 2 * size.headsWidth()];
            gathered = new float[rows * size.headsWidth()];
            middle = new float[rows * size.width()];
            feedForwardInput = new float[rows * size.width()];
            inner = new float[rows * 2 * size.feedForward()];
            gated = new float[rows * size.feedForward()];
        }
    }

    /** Gradients of rows, shared by the layers. */
    static final class Gradients {
        /** Of the hidden states. */
        final float[] states;
        /** Of normed hidden states. */
        final float[] normed;
        /** Of the rows that ask in the last layer: of their hidden states. */
        final float[] lastStates;
        /** Of their normed hidden states. */
        final float[] lastNormed;
        final float[] queries;
        final float[] pairs;
        final float[] gathered;
        final float[] inner;
        final float[] gated;

        Gradients(ModelSize size, int rows) {
            states = new float[rows * size.width()];
            normed = new float[rows * size.width()];
            lastStates = new float[rows * size.width()];
            lastNormed = new float[rows * size.width()];
            queries = new float[rows * size.headsWidth()];
            pairs = new float[rows * 2 * size.headsWidth()];
            gathered = new float[rows * size.headsWidth()];
            inner = new float[rows * 2 * size.feedForward()];
            gated = new float[rows * size.feedForward()];
        }
    }
}
