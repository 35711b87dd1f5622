package dev.augury.core.plan;

/**
 * What a step computes, as far as its duration depends on it.
 *
 * @param prefillTokens tokens in rows of more than one token
 * @param decodes rows of one token
 * @param pairs sum over the tokens of rows with several of the tokens that each reads: those cached and those before it in its row
 * @param context cached tokens that the rows of one token read
 */
public record Load(int prefillTokens, int decodes, long pairs, long context) {

    /** Nothing. */
    public static final Load NONE = new Load(0, 0, 0, 0);

    /** Returns the load with a row of that many tokens after that many cached ones. */
    public Load plus(int tokens, int cached) {
        return tokens == 1
                ? new Load(prefillTokens, decodes + 1, pairs, context + cached)
                : new Load(prefillTokens + tokens, decodes, pairs + (long) tokens * cached + (long) tokens * (tokens - 1) / 2, context);
    }

    /** Returns the tokens of all rows. */
    public int tokens() {
        return prefillTokens + decodes;
    }
}
