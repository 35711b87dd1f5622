package dev.augury.server.client;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.server.ScriptedServing.Call;
import dev.augury.spi.call.DetectedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Answers as a model would that knows what the suites of clients ask, word by word, and keeps to the request's limits and stop texts. One word is one token.
 * It calls tools where a question wants one or the request forces it, and answers from what came back.
 */
public final class KnowingScript implements Consumer<Call> {

    private static final Duration PACE = Duration.ofMillis(2);

    @Override
    public void accept(Call call) {
        Thread.ofVirtual().start(() -> answer(call));
    }

    private static void answer(Call call) {
        ServeRequest request = call.request;
        String conversation = conversation(request.prompt());
        int promptTokens = words(conversation).size();
        call.admit(promptTokens);
        List<ApiCall> calls = callsFor(conversation, request);
        if (!calls.isEmpty()) {
            call.event(new TokenEvent.Calls(0, calls));
            call.finish(0, FinishReason.TOOL_CALLS);
            call.complete(new Usage(promptTokens, 9 * calls.size(), 0));
            return;
        }
        String text = answerTo(conversation);
        FinishReason reason = FinishReason.STOP;
        for (String stop : request.limits().stop()) {
            int at = text.indexOf(stop);
            text = at < 0 ? text : text.substring(0, at);
        }
        List<String> words = words(text);
        Integer most = request.limits().outputTokensMax();
        if (most != null && words.size() > most) {
            words = words.subList(0, most);
            reason = FinishReason.LENGTH;
        }
        for (int choice = 0; choice < request.choices(); choice++) {
            for (String word : words) {
                if (call.awaitCancelled(PACE) || !call.say(choice, word)) {
                    return;
                }
            }
            call.finish(choice, reason);
        }
        call.complete(new Usage(promptTokens, words.size() * request.choices(), 0));
    }

    private static List<ApiCall> callsFor(String conversation, ServeRequest request) {
        List<DetectedCall> wanted = new ArrayList<>();
        boolean forced = !request.tools().forced().isEmpty();
        if (!conversation.contains("sunny") && (conversation.contains("weather in Munich") || forced && conversation.contains("I live in Munich"))) {
            wanted.add(new DetectedCall("getWeather", "{\"city\":\"Munich\"}"));
        }
        if (!conversation.contains("14:35") && conversation.contains("time in France")) {
            wanted.add(new DetectedCall("getTime", "{\"country\":\"France\"}"));
        }
        if (!conversation.contains("10:14") && conversation.contains("get_current_time")) {
            wanted.add(new DetectedCall("get_current_time", "{}"));
        }
        List<ApiCall> calls = new ArrayList<>();
        for (DetectedCall call : wanted) {
            boolean allowed = forced ? request.tools().forced().stream().anyMatch(tool -> tool.name().equals(call.tool())) : request.tools().client().contains(call.tool());
            if (allowed && (calls.isEmpty() || !request.tools().single())) {
                calls.add(new ApiCall("c0000000" + calls.size(), call, null));
            }
        }
        return calls;
    }

    private static String answerTo(String conversation) {
        if (conversation.contains("weather in Munich") && conversation.contains("sunny")) {
            return conversation.contains("14:35") ? "It is sunny in Munich, and 14:35 in France." : "It is sunny in Munich.";
        }
        if (conversation.contains("10:14")) {
            return "It is 10:14.";
        }
        if (conversation.contains("capital of Germany")) {
            return conversation.contains("2 + 2") ? "The capital of Germany is Berlin, and 2 + 2 is 4." : "The capital of Germany is Berlin.";
        }
        if (conversation.contains("into German") && conversation.contains("I love you")) {
            return "Ich liebe dich.";
        }
        if (conversation.contains("my favorite color is green") && conversation.contains("What is my favorite color?")) {
            return "Your favorite color is green.";
        }
        if (conversation.contains("Hello World")) {
            return "Hello World";
        }
        if (conversation.contains("long story")) {
            return "Once upon a time a fox met a bear. ".repeat(500);
        }
        return "Hello there.";
    }

    private static String conversation(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Chat chat -> chat.messages().stream().map(message -> String.valueOf(message.get("content"))).collect(Collectors.joining("\n"));
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> Arrays.toString(tokens.ids());
        };
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\S)(?=\\s)"));
    }
}
