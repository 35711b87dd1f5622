package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;
import java.util.Locale;

/**
 * A turn that the peer writes otherwise.
 *
 * @param skill skill of the trial
 * @param trial index of the trial
 * @param turn turn of the model, from 0
 * @param position token of the turn at which they part, from 0
 * @param ours our token there
 * @param theirs the peer's
 * @param gap how much larger the logit of our token is than that of the peer's, as our engine computes them
 */
public record PeerDifference(Skill skill, int trial, int turn, int position, String ours, String theirs, double gap) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s trial %d, turn %d, token %d: '%s' here, '%s' there, logits %.5f apart", skill, trial, turn, position, ours,
                theirs, gap);
    }
}
