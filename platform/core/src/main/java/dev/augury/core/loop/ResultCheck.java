package dev.augury.core.loop;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.Want;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a result answers its plan, so that a faulty engine costs a step and not the lane. */
final class ResultCheck {

    private ResultCheck() {}

    /** Returns what is wrong, in one sentence, or null. */
    static @Nullable String problem(StepPlan plan, @Nullable StepResult result, int vocabularySize) {
        if (result == null) {
            return "The engine returned no result";
        }
        if (result.rows().size() != plan.rows().size()) {
            return "The engine answered " + result.rows().size() + " of " + plan.rows().size() + " rows";
        }
        for (int row = 0; row < plan.rows().size(); row++) {
            List<Want> wants = plan.rows().get(row).wants();
            List<Answer> answers = result.rows().get(row);
            if (answers.size() != wants.size()) {
                return "The engine gave " + answers.size() + " answers to " + wants.size() + " wants of row " + row;
            }
            for (int i = 0; i < wants.size(); i++) {
                if (!answers(wants.get(i), answers.get(i), vocabularySize)) {
                    return "The engine answered " + wants.get(i).getClass().getSimpleName() + " of row " + row + " with " + answers.get(i);
                }
            }
        }
        return null;
    }

    private static boolean answers(Want want, Answer answer, int vocabularySize) {
        return switch (want) {
            case Want.Sample _ -> answer instanceof Answer.Sampled(int token, var _) && token >= 0 && token < vocabularySize;
            case Want.Score _ -> answer instanceof Answer.Scored;
            case Want.Logits _, Want.Hidden _ -> answer instanceof Answer.Values;
        };
    }
}
