package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import dev.augury.demo.tensor.Gemm.Block;

/** A matrix that maps rows of inputs to rows of outputs; stored with one row for each output. */
final class Projection {

    private final Gemm gemm;
    private final int offset;
    private final int inputs;
    private final int outputs;

    /** Finds the matrix at an offset of the parameters. */
    Projection(Gemm gemm, int offset, int inputs, int outputs) {
        this.gemm = gemm;
        this.offset = offset;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Maps so many rows, or adds their outcome. */
    void forward(float[] input, int rows, float[] values, float[] output, boolean add) {
        gemm.multiply(new Block(input, 0, inputs, false), new Block(values, offset, inputs, true), new Block(output, 0, outputs, false),
                new Gemm.Size(rows, outputs, inputs), add);
    }

    /** Adds to the gradient of the matrix. */
    void learn(float[] input, int rows, float[] gradients, float[] outputGradient) {
        gemm.multiply(new Block(outputGradient, 0, outputs, true), new Block(input, 0, inputs, false), new Block(gradients, offset, inputs, false),
                new Gemm.Size(outputs, inputs, rows), true);
    }

    /** Sets the gradient of the inputs, or adds to it. */
    void backward(float[] outputGradient, int rows, float[] values, float[] inputGradient, boolean add) {
        gemm.multiply(new Block(outputGradient, 0, outputs, false), new Block(values, offset, inputs, false), new Block(inputGradient, 0, inputs, false),
                new Gemm.Size(rows, inputs, outputs), add);
    }
}
