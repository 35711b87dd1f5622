package dev.augury.demo.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToolLessonsTest {

    private static final long SEED = 21;
    private static final int MANY = 5_000;

    static List<Lesson> lessons() {
        return List.of(new ArithmeticLesson(), new ClockLesson(), new ShopLesson());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void halvesShareNoPhrasing(Lesson lesson) throws ToolException {
        Set<String> train = phrasings(lesson, Split.TRAIN);
        Set<String> heldOut = phrasings(lesson, Split.HELD_OUT);
        assertThat(train).as("seed %d", SEED).doesNotContainAnyElementsOf(heldOut);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void answerIsAFunctionOfQuestionAndResponses(Lesson lesson) {
        RandomGenerator chance = new SplittableRandom(SEED);
        Set<String> seen = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            List<Message> messages = lesson.exchange(Split.TRAIN, chance).messages();
            asked.add(messages.subList(0, messages.size() - 1).toString());
            seen.add(messages.toString());
        }
        assertThat(seen).as("seed %d", SEED).hasSameSizeAs(asked);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void numbersOfAnswersStandInTheQuestionOrTheResponses(Lesson lesson) {
        RandomGenerator chance = new SplittableRandom(SEED);
        for (int i = 0; i < MANY; i++) {
            List<Message> messages = lesson.exchange(Split.HELD_OUT, chance).messages();
            String read = messages.subList(0, messages.size() - 1).toString();
            String answer = ((Message.Answer) messages.getLast()).text();
            for (String number : answer.replaceAll("\\.(?![0-9])", "").split("[^0-9.:]+")) {
                assertThat(read).as("seed %d, exchange %d: %s", SEED, i, answer).contains(number);
            }
        }
    }

    /** Questions with the values masked that the calls name. */
    private static Set<String> phrasings(Lesson lesson, Split split) throws ToolException {
        RandomGenerator chance = new SplittableRandom(SEED);
        Set<String> phrasings = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            List<Message> messages = lesson.exchange(split, chance).messages();
            String question = ((Message.Ask) messages.getFirst()).text();
            for (Message message : messages) {
                if (message instanceof Message.Answer answer) {
                    for (Message.ToolCall call : answer.calls()) {
                        String value = String.valueOf(Json.object(call.arguments()).values().iterator().next());
                        question = call.tool().equals(ToolBox.CALCULATOR) ? question : question.replace(value, "@");
                    }
                }
            }
            phrasings.add(question.replaceAll("[0-9]+(\\.[0-9]+)?", "#").toLowerCase(Locale.ROOT).replaceAll("[.?]$", ""));
        }
        return phrasings;
    }
}
