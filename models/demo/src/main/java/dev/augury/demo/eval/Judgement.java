package dev.augury.demo.eval;

import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Message.ToolCall;
import dev.augury.demo.corpus.Trial;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A trial that is over.
 *
 * @param trial the question and what was expected
 * @param turns what the model wrote
 * @param met the measures that it meets
 */
public record Judgement(Trial trial, List<ModelTurn> turns, Set<Measure> met) {

    private static final Pattern ITEM = Pattern.compile("[\\p{L}\\p{N}]+");

    static Judgement of(Trial trial, List<ModelTurn> turns) {
        String expected = expected(trial);
        String answer = answer(turns);
        Set<Measure> met = EnumSet.noneOf(Measure.class);
        for (Measure measure : Measure.values()) {
            boolean right = switch (measure) {
                case CALLS -> callsRight(trial, turns);
                case EXACT -> answer.equals(expected);
                case LENGTH -> items(answer) == items(expected);
                case JSON -> sameJson(answer, expected);
                case NO_CALL -> turns.stream().allMatch(turn -> WrittenCalls.of(turn.text()).none());
            };
            if (right) {
                met.add(measure);
            }
        }
        return new Judgement(trial, List.copyOf(turns), met);
    }

    /** Returns the answer that ends the trial. */
    static String expected(Trial trial) {
        return trial.expected().getLast() instanceof Message.Answer answer ? answer.text() : "";
    }

    /** Returns the model's last words, nothing where it called to the end or did not end. */
    static String answer(List<ModelTurn> turns) {
        ModelTurn last = turns.getLast();
        return last.ended() && WrittenCalls.of(last.text()).none() ? last.text() : "";
    }

    private static boolean callsRight(Trial trial, List<ModelTurn> turns) {
        List<WrittenCalls> written = turns.stream().map(turn -> WrittenCalls.of(turn.text())).toList();
        List<ToolCall> made = written.stream().flatMap(each -> each.calls().stream()).toList();
        List<ToolCall> wanted = trial.expected().stream()
                .flatMap(message -> message instanceof Message.Answer answer ? answer.calls().stream() : Stream.empty()).toList();
        boolean right = made.size() == wanted.size() && written.stream().noneMatch(WrittenCalls::broken);
        for (int i = 0; right && i < made.size(); i++) {
            right = WrittenCalls.same(made.get(i), wanted.get(i));
        }
        return right;
    }

    private static long items(String text) {
        return ITEM.matcher(text).results().count();
    }

    private static boolean sameJson(String answer, String expected) {
        try {
            return JsonValues.same(Json.read(answer), Json.read(expected));
        } catch (ToolException e) {
            return false;
        }
    }
}
