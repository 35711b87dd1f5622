package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of one skill.
 *
 * @param skill the skill
 * @param prompts number of trials
 * @param met for each measure how many trials meet it
 */
public record Tally(Skill skill, int prompts, Map<Measure, Integer> met) {

    /** Copies the map. */
    public Tally {
        met = Map.copyOf(met);
    }

    static Tally of(Skill skill, List<Judgement> judgements) {
        Map<Measure, Integer> met = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            met.put(measure, (int) judgements.stream().filter(judgement -> judgement.met().contains(measure)).count());
        }
        return new Tally(skill, judgements.size(), met);
    }

    /** Returns the share of trials that meet a measure, 0 to 100. */
    public double percent(Measure measure) {
        return 100.0 * met.getOrDefault(measure, 0) / Math.max(1, prompts);
    }

    /** Returns whether the skill meets its bounds. */
    public boolean passes() {
        return prompts > 0 && Bound.of(skill).stream().allMatch(bound -> percent(bound.measure()) >= bound.percent());
    }
}
