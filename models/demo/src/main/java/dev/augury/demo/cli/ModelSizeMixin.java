package dev.augury.demo.cli;

import dev.augury.demo.train.ModelSize;
import picocli.CommandLine.Option;

/** Options for the sizes of a model. */
final class ModelSizeMixin {

    @Option(names = "--layers", paramLabel = "N", defaultValue = "6", description = "layers (default: ${DEFAULT-VALUE})")
    private int layers;

    @Option(names = "--width", paramLabel = "N", defaultValue = "256", description = "elements of a hidden state (default: ${DEFAULT-VALUE})")
    private int width;

    @Option(names = "--heads", paramLabel = "N", defaultValue = "4", description = "attention heads; each has width / heads elements (default: ${DEFAULT-VALUE})")
    private int heads;

    @Option(names = "--ffn", paramLabel = "N", defaultValue = "704", description = "inner elements of the feed-forward part (default: ${DEFAULT-VALUE})")
    private int feedForward;

    @Option(names = "--context", paramLabel = "N", defaultValue = "2048", description = "longest document in tokens (default: ${DEFAULT-VALUE})")
    private int context;

    /** Returns the sizes over a vocabulary. */
    ModelSize size(int vocabulary) {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException("A width of " + width + " cannot be shared by " + heads + " heads; give a multiple");
        }
        return new ModelSize(layers, width, heads, width / heads, feedForward, vocabulary, context);
    }
}
