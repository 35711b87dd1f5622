package dev.augury.demo.corpus;

import dev.augury.demo.corpus.Message.Answer;
import dev.augury.demo.corpus.Message.Ask;
import dev.augury.demo.corpus.Message.Response;
import dev.augury.demo.corpus.Message.ToolCall;
import dev.augury.demo.tools.Catalog;
import dev.augury.demo.tools.Clock;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolBox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Writes the turns of one exchange: a question, calls with what the real tools give, and an answer. */
final class Turns {

    private final List<Message> messages = new ArrayList<>();
    private final ToolBox tools;

    /** Begins with a question; the clock stands still. */
    Turns(String question, Instant now) {
        messages.add(new Ask(question));
        tools = new ToolBox(new Clock(InstantSource.fixed(now)), new Catalog());
    }

    /** Begins with a question that no clock is needed for. */
    Turns(String question) {
        this(question, Instant.EPOCH);
    }

    /** Calls a tool once for each value of its one argument, all in one answer, and returns the responses. */
    List<String> call(String tool, String parameter, String... values) {
        List<ToolCall> calls = Arrays.stream(values)
                .map(value -> new ToolCall(tool, "{" + Json.quote(parameter) + ": " + Json.quote(value) + "}"))
                .toList();
        messages.add(new Answer("", calls));
        List<String> responses = calls.stream().map(call -> tools.run(call.tool(), call.arguments())).toList();
        responses.forEach(response -> messages.add(new Response(response)));
        return responses;
    }

    /** Calls the calculator. */
    String calculate(String expression) {
        return call(ToolBox.CALCULATOR, "expression", expression).getFirst();
    }

    /** Ends with an answer. */
    Exchange answer(Skill skill, Set<String> needed, String text) {
        messages.add(new Answer(text, List.of()));
        return new Exchange(skill, needed, messages);
    }
}
