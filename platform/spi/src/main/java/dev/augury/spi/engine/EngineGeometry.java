package dev.augury.spi.engine;

/**
 * Sizes of a model and of its KV memory; constant for the life of an engine. Made with {@link #builder()}.
 */
public final class EngineGeometry {

    private final int vocabularySize;
    private final int contextLength;
    private final int layers;
    private final int kvHeads;
    private final int headSize;
    private final int blockTokens;
    private final long blockBytes;
    private final long weightBytes;
    private final String kvCodec;

    private EngineGeometry(Builder builder) {
        vocabularySize = builder.vocabularySize;
        contextLength = builder.contextLength;
        layers = builder.layers;
        kvHeads = builder.kvHeads;
        headSize = builder.headSize;
        blockTokens = builder.blockTokens;
        blockBytes = builder.blockBytes;
        weightBytes = builder.weightBytes;
        kvCodec = builder.kvCodec;
    }

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the number of logits per position. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** Returns the largest number of tokens of one sequence. */
    public int contextLength() {
        return contextLength;
    }

    /** Returns the number of layers with KV of their own. */
    public int layers() {
        return layers;
    }

    /** Returns the number of KV heads per layer. */
    public int kvHeads() {
        return kvHeads;
    }

    /** Returns the elements of one head. */
    public int headSize() {
        return headSize;
    }

    /** Returns the tokens per block. */
    public int blockTokens() {
        return blockTokens;
    }

    /** Returns the bytes of one block over all layers, keys and values. */
    public long blockBytes() {
        return blockBytes;
    }

    /** Returns the resident bytes of the weights. */
    public long weightBytes() {
        return weightBytes;
    }

    /** Returns the storage format of the KV, for example {@code f32}; part of the key of every cached prefix. */
    public String kvCodec() {
        return kvCodec;
    }

    @Override
    public String toString() {
        return "EngineGeometry[vocabularySize=" + vocabularySize + ", contextLength=" + contextLength + ", layers=" + layers
                + ", kvHeads=" + kvHeads + ", headSize=" + headSize + ", blockTokens=" + blockTokens + ", blockBytes=" + blockBytes
                + ", weightBytes=" + weightBytes + ", kvCodec=" + kvCodec + "]";
    }

    /** Collects sizes; every count must be set and positive but the bytes of the weights, which may be 0. */
    public static final class Builder {

        private int vocabularySize;
        private int contextLength;
        private int layers;
        private int kvHeads;
        private int headSize;
        private int blockTokens;
        private long blockBytes;
        private long weightBytes;
        private String kvCodec = "f32";

        private Builder() {}

        /** Sets the number of logits per position. */
        public Builder vocabularySize(int value) {
            vocabularySize = value;
            return this;
        }

        /** Sets the largest number of tokens of one sequence. */
        public Builder contextLength(int value) {
            contextLength = value;
            return this;
        }

        /** Sets the number of layers with KV of their own. */
        public Builder layers(int value) {
            layers = value;
            return this;
        }

        /** Sets the number of KV heads per layer. */
        public Builder kvHeads(int value) {
            kvHeads = value;
            return this;
        }

        /** Sets the elements of one head. */
        public Builder headSize(int value) {
            headSize = value;
            return this;
        }

        /** Sets the tokens per block. */
        public Builder blockTokens(int value) {
            blockTokens = value;
            return this;
        }

        /** Sets the bytes of one block over all layers, keys and values. */
        public Builder blockBytes(long value) {
            blockBytes = value;
            return this;
        }

        /** Sets the resident bytes of the weights. */
        public Builder weightBytes(long value) {
            weightBytes = value;
            return this;
        }

        /** Sets the storage format of the KV. */
        public Builder kvCodec(String value) {
            kvCodec = value;
            return this;
        }

        /** Makes the geometry. */
        public EngineGeometry build() {
            positive("vocabularySize", vocabularySize);
            positive("contextLength", contextLength);
            positive("layers", layers);
            positive("kvHeads", kvHeads);
            positive("headSize", headSize);
            positive("blockTokens", blockTokens);
            positive("blockBytes", blockBytes);
            return new EngineGeometry(this);
        }

        private static void positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " is " + value + "; set it to a positive number");
            }
        }
    }
}
