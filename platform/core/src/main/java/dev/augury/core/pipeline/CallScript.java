package dev.augury.core.pipeline;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Interception;
import dev.augury.core.flow.Prompt;
import dev.augury.core.intercept.Intercept;
import dev.augury.core.predict.Guesser;
import dev.augury.core.predict.Segment;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.predict.Prediction;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings calls together with the stages that a resumption passes.
 *
 * @param tokenizer writes responses
 * @param guesser predicts the next segment
 */
record CallScript(PromptTokenizer tokenizer, Guesser guesser) implements Intercept.Script {

    @Override
    public int[] write(Prompt prompt, List<CallAnswer> answers) throws PromptException {
        return tokenizer.respond(prompt, answers);
    }

    @Override
    public void predict(Interception pause, int responseTokens, Consumer<Prediction> onPrediction) {
        guesser.predict(Segment.of(pause.request(), pause.outputTokensLeft(), pause.next().after(responseTokens)), onPrediction);
    }
}
