package dev.augury.replay.cost;

import dev.augury.core.plan.Load;

/**
 * A step to be timed: some tokens of a prompt, beside sequences that generate a token each.
 *
 * @param prompt tokens of the prompt, 0 for none
 * @param cached tokens of that prompt which are computed already
 * @param decodes sequences that generate
 * @param context cached tokens of each of them
 * @param fitted whether the fit sees it; the others tell how far it may be trusted
 */
record StepShape(int prompt, int cached, int decodes, int context, boolean fitted) {

    static StepShape prompt(int prompt, int cached) {
        return new StepShape(prompt, cached, 0, 0, true);
    }

    static StepShape decodes(int decodes, int context) {
        return new StepShape(0, 0, decodes, context, true);
    }

    /** Returns the same step with sequences that generate beside it. */
    StepShape beside(int decodes, int context) {
        return new StepShape(prompt, cached, decodes, context, fitted);
    }

    /** Returns the same step, kept from the fit. */
    StepShape heldOut() {
        return new StepShape(prompt, cached, decodes, context, false);
    }

    /** Returns its load, as a lane that serves counts it. */
    Load load() {
        Load load = prompt == 0 ? Load.NONE : Load.NONE.plus(prompt, cached);
        for (int i = 0; i < decodes; i++) {
            load = load.plus(1, context);
        }
        return load;
    }

    /** Returns it in words. */
    String label() {
        String first = prompt == 0 ? "" : prompt + " of a prompt" + (cached == 0 ? "" : " after " + cached);
        String second = decodes == 0 ? "" : decodes + " decode" + (decodes == 1 ? "" : "s") + " at " + context;
        return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
    }
}
