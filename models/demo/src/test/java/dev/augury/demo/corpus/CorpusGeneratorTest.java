package dev.augury.demo.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.tools.Catalog;
import dev.augury.demo.tools.Clock;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CorpusGeneratorTest {

    private static final long SEED = 5;
    private static final int MANY = 4_000;
    private static final Pattern SPECIAL = Pattern.compile("<\\|[a-z_]+\\|>|</?tool_(call|response)>|</?tools>");
    private static final Pattern ARGUMENT = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private final CorpusGenerator corpus = CorpusGenerator.standard(SEED);

    @Test
    void dialogueDependsOnSeedSplitAndIndexAlone() {
        CorpusGenerator again = CorpusGenerator.standard(SEED);
        for (int i = 200; i >= 0; i--) {
            assertThat(again.dialogue(Split.TRAIN, i)).isEqualTo(corpus.dialogue(Split.TRAIN, i));
        }
        assertThat(corpus.dialogue(Split.TRAIN, 0)).isNotEqualTo(corpus.dialogue(Split.TRAIN, 1)).isNotEqualTo(corpus.dialogue(Split.HELD_OUT, 0))
                .isNotEqualTo(CorpusGenerator.standard(SEED + 1).dialogue(Split.TRAIN, 0));
        assertThat(corpus.trial(Skill.ARITHMETIC, 3)).isEqualTo(again.trial(Skill.ARITHMETIC, 3));
    }

    @Test
    void halvesShareNoQuestion() {
        Set<String> train = questions(Split.TRAIN);
        Set<String> heldOut = questions(Split.HELD_OUT);
        assertThat(train).hasSizeGreaterThan(MANY / 2);
        heldOut.retainAll(train);
        assertThat(heldOut).as("seed %d", SEED).isEmpty();
    }

    @Test
    void argumentsOfToolsKeepToTheirHalf() throws ToolException {
        for (Split split : Split.values()) {
            for (int i = 0; i < MANY; i++) {
                for (Message message : corpus.dialogue(split, i).messages()) {
                    if (message instanceof Message.Answer answer) {
                        for (Message.ToolCall call : answer.calls()) {
                            assertKept(call, split, i);
                        }
                    }
                }
            }
        }
    }

    private static void assertKept(Message.ToolCall call, Split split, int index) throws ToolException {
        String value = String.valueOf(Json.object(call.arguments()).values().iterator().next());
        if (!call.tool().equals(ToolBox.CALCULATOR)) {
            assertThat(Draw.halfOf(value)).as("seed %d, dialogue %d: %s", SEED, index, call).isEqualTo(split);
            return;
        }
        for (Matcher matcher = ARGUMENT.matcher(value); matcher.find();) {
            // Prices have two decimals and belong to items; zero is only ever divided by.
            if (!matcher.group().matches("[0-9]+\\.[0-9]{2}|0")) {
                assertThat(Draw.halfOf(matcher.group())).as("seed %d, dialogue %d: %s", SEED, index, call).isEqualTo(split);
            }
        }
    }

    @Test
    void callsAreDeclaredAndToolsGiveTheResponses() throws ToolException {
        for (int i = 0; i < MANY; i++) {
            Dialogue dialogue = corpus.dialogue(Split.TRAIN, i);
            List<Message> messages = dialogue.messages();
            assertThat(messages.getFirst()).isInstanceOf(Message.Ask.class);
            assertThat(messages.getLast()).isInstanceOf(Message.Answer.class);
            for (int at = 0; at < messages.size(); at++) {
                if (messages.get(at) instanceof Message.Answer answer) {
                    for (int call = 0; call < answer.calls().size(); call++) {
                        assertRuns(dialogue, answer.calls().get(call), ((Message.Response) messages.get(at + 1 + call)).text(), i);
                    }
                }
            }
        }
    }

    private static void assertRuns(Dialogue dialogue, Message.ToolCall call, String response, int index) throws ToolException {
        String declared = "\"name\": \"" + call.tool() + "\"";
        assertThat(dialogue.tools()).as("seed %d, dialogue %d", SEED, index).anyMatch(tool -> tool.contains(declared));
        ToolBox tools = new ToolBox(new Clock(InstantSource.fixed(instant(call, response))), new Catalog());
        assertThat(tools.run(call.tool(), call.arguments())).as("seed %d, dialogue %d", SEED, index).isEqualTo(response);
    }

    /** Finds the instant at which the clock gave a response: a guess in UTC is corrected by what the city shows then. */
    private static Instant instant(Message.ToolCall call, String response) throws ToolException {
        if (!call.tool().equals(ToolBox.CLOCK) || response.contains("error")) {
            return Instant.EPOCH;
        }
        LocalDateTime wanted = shown(response);
        Instant guess = wanted.toInstant(ZoneOffset.UTC);
        for (int i = 0; i < 3; i++) {
            LocalDateTime there = shown(new ToolBox(new Clock(InstantSource.fixed(guess)), new Catalog()).run(call.tool(), call.arguments()));
            guess = guess.plusSeconds(wanted.toEpochSecond(ZoneOffset.UTC) - there.toEpochSecond(ZoneOffset.UTC));
        }
        return guess;
    }

    private static LocalDateTime shown(String response) throws ToolException {
        Map<String, @Nullable Object> clock = Json.object(response);
        return LocalDateTime.parse(clock.get("date") + "T" + clock.get("time"));
    }

    @Test
    void wordsOfTurnsHoldNoSpecialTokenAndDialoguesAreBounded() {
        for (int i = 0; i < MANY; i++) {
            Dialogue dialogue = corpus.dialogue(Split.TRAIN, i);
            assertThat(ChatText.text(dialogue).length()).as("seed %d, dialogue %d", SEED, i).isLessThan(6_000);
            for (Message message : dialogue.messages()) {
                assertThat(message.toString()).as("seed %d, dialogue %d", SEED, i).doesNotContainPattern(SPECIAL).doesNotContain("{a}", "{n}", "{x}");
            }
        }
    }

    @Test
    void trialIsOneHeldOutQuestionWithWhatFollows() {
        for (Skill skill : corpus.skills()) {
            for (int i = 0; i < 200; i++) {
                Trial trial = corpus.trial(skill, i);
                assertThat(trial.prompt().messages()).hasSize(1).first().isInstanceOf(Message.Ask.class);
                assertThat(trial.expected().getLast()).isInstanceOfSatisfying(Message.Answer.class, answer -> assertThat(answer.calls()).isEmpty());
            }
        }
    }

    private Set<String> questions(Split split) {
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            for (Message message : corpus.dialogue(split, i).messages()) {
                if (message instanceof Message.Ask ask) {
                    questions.add(ask.text());
                }
            }
        }
        return questions;
    }
}
