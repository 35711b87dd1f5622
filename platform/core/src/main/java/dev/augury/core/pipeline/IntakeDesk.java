package dev.augury.core.pipeline;

import dev.augury.core.admit.Door;
import dev.augury.core.admit.RequestCheck;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.predict.FeatureMaker;
import dev.augury.core.predict.Guesser;
import dev.augury.core.queue.Inbox;
import dev.augury.core.time.Time;
import dev.augury.core.tokenize.PromptException;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.model.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What requests pass on their way into a lane.
 *
 * @param model name of the model as served
 * @param time the time
 * @param door counts what waits
 * @param check refuses what the lane cannot do
 * @param reader makes tokens
 * @param force makes ready what forces calls
 * @param features makes features
 * @param guesser predicts
 * @param inbox of the lane
 */
record IntakeDesk(
        String model,
        Time time,
        Door door,
        RequestCheck check,
        PromptReader reader,
        CallForce force,
        FeatureMaker features,
        Guesser guesser,
        Inbox inbox) {

    /**
     * What is made off the loop of a request.
     *
     * @param prompt its tokens
     * @param constraint opens what its answers are kept to, or null where they are free
     */
    record Read(TokenizedPrompt prompt, @Nullable Supplier<TokenConstraint> constraint) {}

    /** Makes tokens of the prompt of a request that arrived at that time, and what its answers are kept to. */
    Read read(ServeRequest asked, long arrivedAt) throws PromptException {
        return new Read(reader.read(asked, arrivedAt), force.constraint(asked.tools()));
    }

    /** Returns the prompt with the text of its tokens, where tokens were all that was given. */
    TokenizedPrompt spelled(TokenizedPrompt prompt) {
        if (!prompt.text().isEmpty()) {
            return prompt;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int token : prompt.tokens()) {
            bytes.writeBytes(reader.tokenizer().vocabulary().bytes(token));
        }
        return prompt.spelled(bytes.toString(StandardCharsets.UTF_8));
    }

    /** Returns the mask of all tokens that do not end an answer, or null when it may end at once. */
    @Nullable TokenMask noEnd(ServeRequest.Limits limits) {
        if (limits.outputTokensMin() == 0) {
            return null;
        }
        Vocabulary vocabulary = reader.tokenizer().vocabulary();
        long[] bits = new long[(vocabulary.size() + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(bits, -1L);
        for (int token = 0; token < vocabulary.size(); token++) {
            if (vocabulary.isEnd(token) || limits.stopTokens().contains(token)) {
                bits[token / Long.SIZE] &= ~(1L << token % Long.SIZE);
            }
        }
        return new TokenMask(bits);
    }
}
