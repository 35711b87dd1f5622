package dev.augury.demo.eval;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes trials for a person to read. */
public final class Transcript {

    private Transcript() {}

    /** Returns a random sample of whole dialogues, as the model read and wrote them. */
    public static List<String> sample(Evaluation evaluation, int count, long seed) {
        List<Judgement> all = new ArrayList<>(evaluation.all().toList());
        Collections.shuffle(all, new Random(seed));
        return all.stream().limit(count).map(Transcript::whole).toList();
    }

    /** Returns the first failures of each skill: trials that miss a measure that is asked of it. */
    public static List<String> failures(Evaluation evaluation, int ofEach) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<?, List<Judgement>> entry : evaluation.judgements().entrySet()) {
            entry.getValue().stream().filter(judgement -> !missed(judgement).isEmpty()).limit(ofEach)
                    .forEach(judgement -> lines.add(whole(judgement) + "... expected:\n" + expected(judgement)));
        }
        return lines;
    }

    private static List<Measure> missed(Judgement judgement) {
        return Bound.of(judgement.trial().skill()).stream().map(Bound::measure).filter(measure -> !judgement.met().contains(measure)).toList();
    }

    private static String whole(Judgement judgement) {
        ModelTurn last = judgement.turns().getLast();
        List<Measure> missed = missed(judgement);
        String verdict = missed.isEmpty() ? "right" : "WRONG: not " + missed.stream().map(Measure::title).collect(Collectors.joining(", not "));
        return "=== " + judgement.trial().skill() + ", " + verdict + '\n' + last.prompt() + last.text() + (last.ended() ? "" : " [cut]") + '\n';
    }

    private static String expected(Judgement judgement) {
        return judgement.trial().expected().stream().map(message -> said(message) + "\n").collect(Collectors.joining());
    }

    private static String said(Message message) {
        return switch (message) {
            case Message.Ask ask -> ask.text();
            case Message.Answer answer -> ChatText.answer(answer);
            case Message.Response response -> response.text();
        };
    }
}
