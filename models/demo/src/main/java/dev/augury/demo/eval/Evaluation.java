package dev.augury.demo.eval;

import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Held-out trials of some skills, led to their ends.
 *
 * @param judgements every trial with what the model wrote and whether it is right, by skill, in the order of their indices
 */
public record Evaluation(Map<Skill, List<Judgement>> judgements) {

    /** Copies the map. */
    public Evaluation {
        judgements = new EnumMap<>(judgements);
    }

    /**
     * Asks a model.
     *
     * @param corpus where the trials come from
     * @param skills skills to test, at least one
     * @param prompts trials of each, from index 0 on
     * @param over is told how many trials are over, each time
     * @throws IOException when the shop cannot be started
     */
    public static Evaluation run(GreedyDecoder model, CorpusGenerator corpus, Set<Skill> skills, int prompts, IntConsumer over) throws IOException {
        List<TrialCourse> courses = new ArrayList<>();
        ClockSetting clock = new ClockSetting();
        try (RealTools tools = RealTools.start()) {
            Iterator<TrialCourse> begun = skills.stream().sorted()
                    .flatMap(skill -> IntStream.range(0, prompts).mapToObj(index -> corpus.trial(skill, index)))
                    .map(trial -> new TrialCourse(trial, model.tokenizer(), tools.at(clock.of(trial))))
                    .peek(courses::add)
                    .iterator();
            model.lead(begun, over);
        }
        Map<Skill, List<Judgement>> judgements = new EnumMap<>(Skill.class);
        for (TrialCourse course : courses) {
            Trial trial = course.trial();
            judgements.computeIfAbsent(trial.skill(), _ -> new ArrayList<>()).add(Judgement.of(trial, course.turns()));
        }
        return new Evaluation(judgements);
    }

    /** Returns the scores of each skill. */
    public List<Tally> tallies() {
        return judgements.entrySet().stream().map(entry -> Tally.of(entry.getKey(), entry.getValue())).toList();
    }

    /** Returns whether every skill tested meets its bounds. */
    public boolean passes() {
        return tallies().stream().allMatch(Tally::passes);
    }

    /** Returns the number of turns that the model wrote. */
    public int turns() {
        return all().mapToInt(judgement -> judgement.turns().size()).sum();
    }

    /** Returns all trials. */
    Stream<Judgement> all() {
        return judgements.values().stream().flatMap(List::stream);
    }
}
