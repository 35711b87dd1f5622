package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the border says of an engine's answers to a plan. */
final class ResultLaw {

    private ResultLaw() {}

    static List<String> faults(StepPlan plan, StepResult result, int vocabulary) {
        List<String> found = new ArrayList<>();
        if (result.rows().size() != plan.rows().size()) {
            found.add("The engine answered " + result.rows().size() + " rows of " + plan.rows().size());
            return found;
        }
        for (int r = 0; r < plan.rows().size(); r++) {
            List<Want> wants = plan.rows().get(r).wants();
            List<Answer> answers = result.rows().get(r);
            String where = "The engine's answers to row " + r + ": ";
            if (answers.size() != wants.size()) {
                found.add(where + answers.size() + " for " + wants.size() + " wants");
                continue;
            }
            for (int i = 0; i < wants.size(); i++) {
                String fault = fault(wants.get(i), answers.get(i), vocabulary);
                if (fault != null) {
                    found.add(where + fault);
                }
            }
        }
        return found;
    }

    private static @Nullable String fault(Want want, Answer answer, int vocabulary) {
        return switch (want) {
            case Want.Sample sample -> answer instanceof Answer.Sampled sampled ? sampled(sample, sampled, vocabulary) : wrongKind(want, answer);
            case Want.Score score -> answer instanceof Answer.Scored scored
                    ? logprobs(scored.logprobs(), score.top(), vocabulary)
                    : wrongKind(want, answer);
            case Want.Logits logits -> answer instanceof Answer.Values values
                    ? values.values().byteSize() == 4L * vocabulary ? null : "logits of " + values.values().byteSize() + " bytes for " + vocabulary + " tokens"
                    : wrongKind(want, answer);
            case Want.Hidden hidden -> answer instanceof Answer.Values ? null : wrongKind(want, answer);
        };
    }

    private static @Nullable String sampled(Want.Sample want, Answer.Sampled answer, int vocabulary) {
        int token = answer.token();
        if (token < 0 || token >= vocabulary) {
            return "token " + token + " is outside the vocabulary of " + vocabulary;
        }
        if (want.mask() != null && !want.mask().allows(token)) {
            return "token " + token + " is not allowed by the mask";
        }
        Logprobs logprobs = answer.logprobs();
        if (want.sampling().logprobs() != (logprobs != null)) {
            return logprobs == null ? "log-probabilities are missing" : "log-probabilities were not asked for";
        }
        return logprobs == null ? null : logprobs(logprobs, want.sampling().topLogprobs(), vocabulary);
    }

    private static @Nullable String logprobs(Logprobs logprobs, int top, int vocabulary) {
        int expected = Math.min(top, vocabulary);
        if (logprobs.topTokens().length != expected || logprobs.topLogprobs().length != expected) {
            return logprobs.topTokens().length + " most probable tokens instead of " + expected;
        }
        if (!(logprobs.logprob() <= 1e-4f)) {
            return "log-probability " + logprobs.logprob() + " is above 0";
        }
        for (int i = 1; i < expected; i++) {
            float before = logprobs.topLogprobs()[i - 1];
            float here = logprobs.topLogprobs()[i];
            boolean ordered = before > here || before == here && logprobs.topTokens()[i - 1] < logprobs.topTokens()[i];
            if (!ordered) {
                return "most probable tokens are not descending with ties by ascending id";
            }
        }
        return null;
    }

    private static String wrongKind(Want want, Answer answer) {
        return answer.getClass().getSimpleName() + " for " + want.getClass().getSimpleName();
    }
}
