package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.demo.tensor.ScalarGemm;
import dev.augury.demo.tensor.VectorGemm;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final long SEED = 11;
    private static final ModelSize SIZE = new ModelSize(2, 24, 2, 8, 20, 37, 300);

    private final Layout layout = new Layout(SIZE);
    private final Random chance = new Random(SEED);

    /** Parameters much larger than training begins with, so that every gradient is felt. */
    private float[] values() {
        float[] values = new float[layout.length()];
        for (Parameter parameter : layout.parameters()) {
            for (int i = parameter.offset(); i < parameter.end(); i++) {
                double normal = chance.nextGaussian();
                values[i] = (float) (parameter.matrix() ? 1.5 * normal / Math.sqrt(parameter.columns()) : 1 + 0.3 * normal);
            }
        }
        return values;
    }

    private Document document(int length) {
        int[] tokens = chance.ints(length, 0, SIZE.vocabulary()).toArray();
        boolean[] learned = new boolean[length];
        for (int i = 1; i < length; i++) {
            learned[i] = chance.nextInt(3) > 0;
        }
        return new Document(tokens, learned);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static Batch batch(List<Document> documents) {
        Batch batch = new Batch(600);
        assertThat(documents).allMatch(batch::add);
        return batch;
    }

    @Test
    void gradientsAgreeWithFiniteDifferencesInEveryTensor() {
        List<Document> documents = List.of(document(9), document(17), document(290), document(140));
        float[] values = values();
        Weights weights = new Weights(values, new float[values.length]);
        double loss = new Network(layout, new ScalarGemm(), 600).lossAndGradients(batch(documents), weights);
        double[] exact = doubles(values);
        ReferenceNetwork reference = new ReferenceNetwork(layout, exact);
        assertThat(loss).as("seed %d", SEED).isCloseTo(sum(reference, documents), within(1e-4 * loss));
        for (Parameter parameter : layout.parameters()) {
            double largest = IntStream.range(parameter.offset(), parameter.end()).mapToDouble(i -> Math.abs(weights.gradients()[i])).max().orElse(0);
            assertThat(largest).as("gradients of %s", parameter.name()).isPositive();
            for (int draw = 0; draw < 12; draw++) {
                int at = parameter.offset() + chance.nextInt(parameter.length());
                double step = 1e-5;
                double middle = exact[at];
                exact[at] = middle + step;
                double above = sum(reference, documents);
                exact[at] = middle - step;
                double below = sum(reference, documents);
                exact[at] = middle;
                assertThat((double) weights.gradients()[at]).as("%s, element %d, seed %d", parameter.name(), at - parameter.offset(), SEED)
                        .isCloseTo((above - below) / (2 * step), within(1e-4 * largest));
            }
        }
    }

    private static double sum(ReferenceNetwork reference, List<Document> documents) {
        return documents.stream().mapToDouble(reference::loss).sum();
    }

    @Test
    void vectorsAndLoopsGiveTheSameGradientsOnLongDocuments() {
        List<Document> documents = List.of(document(290), document(40), document(131), document(129));
        float[] values = values();
        Weights plain = new Weights(values, new float[values.length]);
        Weights fast = new Weights(values, new float[values.length]);
        double expected = new Network(layout, new ScalarGemm(), 600).lossAndGradients(batch(documents), plain);
        double loss = new Network(layout, new VectorGemm(), 600).lossAndGradients(batch(documents), fast);
        assertThat(loss).as("seed %d", SEED).isCloseTo(expected, within(1e-5 * expected));
        assertThat(expected).isCloseTo(sum(new ReferenceNetwork(layout, doubles(values)), documents), within(1e-4 * expected));
        for (Parameter parameter : layout.parameters()) {
            double largest = IntStream.range(parameter.offset(), parameter.end()).mapToDouble(i -> Math.abs(plain.gradients()[i])).max().orElse(0);
            for (int i = parameter.offset(); i < parameter.end(); i++) {
                assertThat(fast.gradients()[i]).as("%s, seed %d", parameter.name(), SEED).isCloseTo(plain.gradients()[i], within((float) (1e-4 * largest)));
            }
        }
    }

    @Test
    void logitsOfADocumentDoNotDependOnItsNeighbours() {
        float[] values = values();
        Document own = document(60);
        Network network = new Network(layout, new VectorGemm(), 600);
        float[] alone = network.logits(batch(List.of(own)), values).clone();
        Batch between = batch(List.of(document(33), own, document(20)));
        float[] packed = network.logits(between, values);
        int from = between.learned.starts[1] * SIZE.vocabulary();
        for (int i = 0; i < alone.length; i++) {
            assertThat(packed[from + i]).as("seed %d", SEED).isCloseTo(alone[i], within(1e-4f));
        }
    }
}
