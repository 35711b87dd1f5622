package dev.augury.core.predict;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import org.jspecify.annotations.Nullable;

/**
 * Makes the feature vector of a request, layout version 1:
 *
 * <pre>
 *  0 ln(1 + tokens of the prompt)          8 temperature
 *  1 ln(1 + characters of the prompt)      9 top-p
 *  2 ln(1 + messages)                     10 top-k
 *  3 number of declared tools             11 whether end tokens are ignored
 *  4 ln(1 + most output tokens asked for) 12 hash of the template, 24 bits
 *  5 whether any were asked for           13 hash of the system prompt, 24 bits
 *  6 choices                              14 hash of the tool set, 24 bits
 *  7 number of stop texts                 15 0
 *  16 … 1039 ln(1 + count) of hashed 1- and 2-grams of the prompt's tokens
 * </pre>
 *
 * <p>All hashes are salted per installation, so that vectors that leave it tell nothing about texts.
 */
public final class FeatureMaker {

    /** Version of the layout. */
    public static final int VERSION = 1;

    private static final int DENSE = 16;
    private static final int BUCKETS = 1024;
    private static final int FLOAT_EXACT_BITS = 24;

    private final long salt;

    /** Makes a maker for an installation's salt. */
    public FeatureMaker(long salt) {
        this.salt = salt;
    }

    /** Returns the features of a request. */
    public Features features(ServeRequest request, TokenizedPrompt prompt) {
        long template = hash(prompt.template());
        long system = hash(prompt.system());
        long tools = hash(prompt.toolSet());
        float[] values = new float[DENSE + BUCKETS];
        Integer outputMax = request.limits().outputTokensMax();
        values[0] = log(prompt.tokens().length);
        values[1] = log(prompt.text().length());
        values[2] = request.prompt() instanceof Prompt.Chat chat ? log(chat.messages().size()) : 0;
        values[3] = prompt.tools().size();
        values[4] = log(outputMax == null ? 0 : outputMax);
        values[5] = outputMax == null ? 0 : 1;
        values[6] = request.choices();
        values[7] = request.limits().stop().size();
        values[8] = request.sampling().temperature();
        values[9] = request.sampling().topP();
        values[10] = request.sampling().topK();
        values[11] = request.limits().ignoreEnd() ? 1 : 0;
        values[12] = exact(template);
        values[13] = exact(system);
        values[14] = exact(tools);
        grams(prompt.tokens(), values);
        return new Features(VERSION, values, template, system, tools);
    }

    private void grams(int[] tokens, float[] values) {
        int previous = -1;
        for (int token : tokens) {
            values[bucket(mix(salt ^ token))]++;
            if (previous >= 0) {
                values[bucket(mix(mix(salt + previous) ^ token))]++;
            }
            previous = token;
        }
        for (int i = DENSE; i < values.length; i++) {
            values[i] = values[i] == 0 ? 0 : log(values[i]);
        }
    }

    private static int bucket(long hash) {
        return DENSE + (int) (hash >>> 54);
    }

    private long hash(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long hash = salt;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash == 0 ? 1 : hash;
    }

    private static float exact(long hash) {
        return hash >>> Long.SIZE - FLOAT_EXACT_BITS;
    }

    private static float log(double value) {
        return (float) Math.log1p(value);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
