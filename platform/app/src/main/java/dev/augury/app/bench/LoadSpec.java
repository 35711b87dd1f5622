package dev.augury.app.bench;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One load: a number of clients which each send requests one after the other.
 *
 * @param base address that ends in {@code /v1}
 * @param key API key, or null
 * @param model name of the model
 * @param streams concurrent clients
 * @param requests requests per client
 * @param promptTokens tokens of each prompt, drawn at random below {@code vocabulary}, so that no prompt repeats
 * @param outputTokens tokens generated per request
 * @param vocabulary token ids are drawn from {@link #FIRST_TOKEN} to this, exclusive
 * @param seed seed of the prompts
 */
public record LoadSpec(
        URI base,
        @Nullable String key,
        String model,
        int streams,
        int requests,
        int promptTokens,
        int outputTokens,
        int vocabulary,
        long seed) {

    /** Lower ids are often special tokens. */
    public static final int FIRST_TOKEN = 3;
}
