package dev.augury.core.kv;

import dev.augury.core.flow.BlockKey;
import dev.augury.core.flow.Sequence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Names full blocks: {@code key(i) = H(key(i-1), tokens of block i)}, where the first key stands on a seed of model, KV codec, cache policy, adapter, the
 * installation's salt and the tenant, so that nobody finds, or learns from timing about, another tenant's prefixes. H is SHA-256 cut to 128 bits.
 */
final class PrefixKeys {

    /** Every token reads every token before it: the one cache policy there is. */
    private static final String CACHE_POLICY = "dense";

    private final MessageDigest digest;
    private final byte[] laneSeed;
    private final int blockTokens;
    private final ByteBuffer block;
    private final byte[] hash = new byte[32];

    /**
     * Makes the names of a lane.
     *
     * @param model name of the model
     * @param codec storage format of the KV
     * @param salt the installation's secret
     */
    PrefixKeys(String model, String codec, byte[] salt, int blockTokens) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every runtime must have; use another one", e);
        }
        this.blockTokens = blockTokens;
        block = ByteBuffer.allocate(16 + 4 * blockTokens).order(ByteOrder.LITTLE_ENDIAN);
        part(model);
        part(codec);
        part(CACHE_POLICY);
        laneSeed = digest.digest(salt);
    }

    /** Returns the name of full block {@code index} of the sequence, hashing each block once. */
    BlockKey key(Sequence sequence, int index) {
        List<BlockKey> keys = sequence.blocks().keys();
        while (keys.size() <= index) {
            BlockKey parent = keys.isEmpty() ? seed(sequence) : keys.getLast();
            keys.add(next(parent, sequence, keys.size()));
        }
        return keys.get(index);
    }

    private BlockKey seed(Sequence sequence) {
        digest.update(laneSeed);
        String adapter = sequence.request().asked().adapter();
        part(adapter == null ? "" : adapter);
        part(sequence.request().tenant());
        return read();
    }

    private BlockKey next(BlockKey parent, Sequence sequence, int index) {
        block.clear().putLong(parent.high()).putLong(parent.low());
        for (int i = index * blockTokens; i < (index + 1) * blockTokens; i++) {
            block.putInt(sequence.tokens().token(i));
        }
        digest.update(block.array());
        return read();
    }

    private BlockKey read() {
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 did not fit into " + hash.length + " bytes; use another Java runtime", e);
        }
        ByteBuffer buffer = ByteBuffer.wrap(hash);
        return new BlockKey(buffer.getLong(), buffer.getLong());
    }

    private void part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
