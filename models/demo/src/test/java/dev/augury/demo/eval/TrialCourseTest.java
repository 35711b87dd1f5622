package dev.augury.demo.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Dialogue;
import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Trial;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialCourseTest {

    private static final int TRIALS = 60;
    private static final ToolDesk NO_TOOLS = call -> "no";

    @TempDir
    private static Path folder;

    private static Tokenizer tokenizer;

    @BeforeAll
    static void learnAVocabulary() throws IOException {
        tokenizer = TinyModel.vocabulary(folder.resolve("vocabulary.gguf"));
    }

    private static int[] said(String text) {
        return tokenizer.encode(text + ChatText.END, SpecialParsing.ON);
    }

    /** Leads a trial with the expected answers, as a perfect model would. */
    private static List<ModelTurn> perfect(Trial trial, ToolDesk tools) {
        TrialCourse course = new TrialCourse(trial, tokenizer, tools);
        course.prompt();
        for (Message message : trial.expected()) {
            if (message instanceof Message.Answer answer) {
                int[] next = course.turn(said(ChatText.answer(answer)));
                assertThat(next == null).as("over after %s", answer).isEqualTo(answer.calls().isEmpty());
            }
        }
        return course.turns();
    }

    @ParameterizedTest
    @EnumSource
    void perfectAnswersMeetEveryMeasureOfTheirSkill(Skill skill) throws IOException {
        CorpusGenerator corpus = CorpusGenerator.standard(5);
        ClockSetting clock = new ClockSetting();
        List<Judgement> judgements = new ArrayList<>();
        try (RealTools tools = RealTools.start()) {
            for (int i = 0; i < TRIALS; i++) {
                Trial trial = corpus.trial(skill, i);
                List<ModelTurn> turns = perfect(trial, tools.at(clock.of(trial)));
                judgements.add(Judgement.of(trial, turns));
                List<Message> whole = new ArrayList<>(trial.prompt().messages());
                whole.addAll(trial.expected());
                Dialogue prompt = trial.prompt();
                assertThat(turns.getLast().prompt() + turns.getLast().text() + ChatText.END + "\n").as("seed 5, trial %d", i)
                        .isEqualTo(ChatText.text(new Dialogue(skill, prompt.system(), prompt.tools(), whole)));
            }
        }
        Tally tally = Tally.of(skill, judgements);
        assertThat(tally.passes()).isTrue();
        for (Measure measure : Measure.values()) {
            if (measure.concerns(skill)) {
                assertThat(tally.percent(measure)).as(measure.title()).isEqualTo(100);
            }
        }
    }

    @Test
    void promptIsThatOfTheChat() {
        Trial trial = CorpusGenerator.standard(1).trial(Skill.SHOP, 0);
        assertThat(tokenizer.decode(new TrialCourse(trial, tokenizer, NO_TOOLS).prompt())).isEqualTo(ChatText.prompt(trial.prompt()));
    }

    @Test
    void wrongArgumentsAreNoRightCall() {
        Trial trial = CorpusGenerator.standard(1).trial(Skill.ARITHMETIC, 0);
        TrialCourse course = new TrialCourse(trial, tokenizer, NO_TOOLS);
        assertThat(course.turn(said("<tool_call>\n{\"name\": \"calculator\", \"arguments\": {\"expression\": \"1 + 1\"}}\n</tool_call>"))).isNotNull();
        assertThat(course.turn(said("It is 2."))).isNull();
        assertThat(Judgement.of(trial, course.turns()).met()).doesNotContain(Measure.CALLS, Measure.EXACT, Measure.NO_CALL);
    }

    @Test
    void brokenCallsEndTheTrialAndCountAsCalls() {
        Trial trial = CorpusGenerator.standard(1).trial(Skill.OTHER, 0);
        TrialCourse course = new TrialCourse(trial, tokenizer, NO_TOOLS);
        assertThat(course.turn(said("<tool_call>\n{\"name\": \"calc"))).isNull();
        assertThat(Judgement.of(trial, course.turns()).met()).isEmpty();
    }

    @Test
    void turnsWithoutAnEndGiveNoAnswer() {
        Trial trial = CorpusGenerator.standard(1).trial(Skill.ABOUT, 0);
        TrialCourse course = new TrialCourse(trial, tokenizer, NO_TOOLS);
        assertThat(course.turn(tokenizer.encode(Judgement.expected(trial), SpecialParsing.ON))).isNull();
        assertThat(Judgement.of(trial, course.turns()).met()).doesNotContain(Measure.EXACT);
    }

    @Test
    void callsWithoutAnEndAreBounded() {
        Trial trial = CorpusGenerator.standard(1).trial(Skill.CLOCK, 0);
        TrialCourse course = new TrialCourse(trial, tokenizer, NO_TOOLS);
        int[] call = said("<tool_call>\n{\"name\": \"clock\", \"arguments\": {\"city\": \"Lisbon\"}}\n</tool_call>");
        int turns = 1;
        while (course.turn(call) != null && turns < 100) {
            turns++;
        }
        assertThat(turns).isEqualTo(5);
    }

    @Test
    void writtenCallsAreReadInOrder() {
        WrittenCalls calls = WrittenCalls.of("Wait.\n<tool_call>{\"name\": \"a\", \"arguments\": {\"x\": 1.50}}</tool_call>\n<tool_call>\n"
                + "{\"arguments\": {}, \"name\": \"b\"}\n</tool_call>");
        assertThat(calls.broken()).isFalse();
        assertThat(calls.calls().stream().map(Message.ToolCall::tool).collect(Collectors.joining())).isEqualTo("ab");
        assertThat(WrittenCalls.same(calls.calls().getFirst(), new Message.ToolCall("a", "{\"x\": 1.5}"))).isTrue();
        assertThat(WrittenCalls.same(calls.calls().getFirst(), new Message.ToolCall("a", "{\"x\": \"1.5\"}"))).isFalse();
    }
}
