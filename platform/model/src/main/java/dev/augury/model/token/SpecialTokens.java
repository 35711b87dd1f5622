package dev.augury.model.token;

import java.util.OptionalInt;
import java.util.Set;

/**
 * The tokens with a role.
 *
 * @param bos begins a text
 * @param eos ends a text
 * @param eot ends a turn of a chat
 * @param unknown stands for what the vocabulary cannot say
 * @param padding fills a batch
 * @param addBos whether the model expects {@code bos} before every text; {@link Tokenizer#encode} never adds it
 * @param addEos whether the model expects {@code eos} after every text; {@link Tokenizer#encode} never adds it
 * @param ends every token that ends an answer
 */
public record SpecialTokens(OptionalInt bos, OptionalInt eos, OptionalInt eot, OptionalInt unknown, OptionalInt padding,
        boolean addBos, boolean addEos, Set<Integer> ends) {

    public SpecialTokens {
        ends = Set.copyOf(ends);
    }
}
