package dev.augury.core.plan;

/**
 * What a step computes, as far as its duration depends on it.
 *
 * @param prefillTokens tokens in rows of more than one token
 * @param decodes rows of one token
 * @param pairs sum over all tokens of the cached tokens that each reads
 */
public record Load(int prefillTokens, int decodes, long pairs) {

    /** Returns the load with a row of that many tokens after that many cached ones. */
    public Load plus(int tokens, int cached) {
        long more = (long) tokens * cached;
        return tokens == 1 ? new Load(prefillTokens, decodes + 1, pairs + more) : new Load(prefillTokens + tokens, decodes, pairs + more);
    }

    /** Returns the tokens of all rows. */
    public int tokens() {
        return prefillTokens + decodes;
    }
}
