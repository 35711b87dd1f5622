package dev.augury.model.sample;

import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.TokenHistory;

/**
 * Makes tokens that were used less probable: the repetition penalty counts prompt and output (Keskar et al. 2019: divides positive logits,
 * multiplies negative ones); the frequency and presence penalties count the output alone (OpenAI: subtract per occurrence, and once).
 */
final class Penalties {

    /** For each token 0, or 1 and its occurrences in the output; all 0 between calls. */
    private final int[] seen;
    private final int[] tokens;
    private int count;

    Penalties(int vocabulary) {
        seen = new int[vocabulary];
        tokens = new int[vocabulary];
    }

    void apply(SamplingSpec spec, TokenHistory history, float[] logits) {
        boolean repetition = spec.repetitionPenalty() != 1;
        if (!repetition && spec.presencePenalty() == 0 && spec.frequencyPenalty() == 0) {
            return;
        }
        for (int i = repetition ? 0 : history.promptLength(); i < history.length(); i++) {
            boolean generated = history.generated(i);
            if (generated || repetition) {
                note(history.token(i), generated ? 1 : 0);
            }
        }
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int occurrences = seen[token] - 1;
            float logit = logits[token];
            if (repetition) {
                logit = logit > 0 ? logit / spec.repetitionPenalty() : logit * spec.repetitionPenalty();
            }
            if (occurrences > 0) {
                logit -= occurrences * spec.frequencyPenalty() + spec.presencePenalty();
            }
            logits[token] = logit;
            seen[token] = 0;
        }
        count = 0;
    }

    private void note(int token, int occurrences) {
        if (seen[token] == 0) {
            seen[token] = 1;
            tokens[count++] = token;
        }
        seen[token] += occurrences;
    }
}
