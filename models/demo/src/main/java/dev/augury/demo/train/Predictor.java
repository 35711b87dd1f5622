package dev.augury.demo.train;

import dev.augury.demo.tensor.VectorGemm;

/** Asks a model in memory what comes next, for tests of small trainings. Not thread-safe. */
public final class Predictor {

    private final Model model;
    private final Network network;
    private final Batch batch;

    /** Makes room for documents as long as the model's context. */
    public Predictor(Model model) {
        this.model = model;
        int context = model.layout().size().context();
        network = new Network(model.layout(), new VectorGemm(), context);
        batch = new Batch(context);
    }

    /** Returns whether each learned token of a document is the likeliest after those before it, so that greedy decoding writes it. */
    public boolean knows(Document document) {
        batch.clear();
        if (!batch.add(document)) {
            throw new IllegalArgumentException("A document of " + document.tokens().length + " tokens does not fit a context of " + batch.capacity);
        }
        float[] logits = network.logits(batch, model.values());
        int vocabulary = model.layout().size().vocabulary();
        for (int i = 0; i < batch.learned.count; i++) {
            int target = batch.targets[batch.learned.rows[i]];
            for (int token = 0; token < vocabulary; token++) {
                if (token != target && logits[i * vocabulary + token] >= logits[i * vocabulary + target]) {
                    return false;
                }
            }
        }
        return true;
    }
}
