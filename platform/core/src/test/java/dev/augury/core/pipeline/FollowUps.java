package dev.augury.core.pipeline;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations that go on after calls of the client, as clients write them: numbers as floating-point ones, members in another order, white space cut away. */
final class FollowUps {

    private FollowUps() {}

    /** Returns the calls that the client was told of in an answer; empty when there were none. */
    static List<ApiCall> calls(Client client, int choice) {
        return client.events.stream()
                .filter(event -> event instanceof TokenEvent.Calls calls && calls.choice() == choice)
                .flatMap(event -> ((TokenEvent.Calls) event).calls().stream())
                .toList();
    }

    /** Returns the conversation of a request with an answer to it and the results of its calls. */
    static Prompt.Chat after(ServeRequest request, Client client, int choice, String result) {
        List<ApiCall> calls = calls(client, choice);
        Prompt.Chat chat = (Prompt.Chat) request.prompt();
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(chat.messages());
        messages.add(answer(client.text(choice), calls));
        for (ApiCall call : calls) {
            messages.add(new LinkedHashMap<>(Map.of("role", "tool", "tool_call_id", call.id(), "content", result + call.call().arguments())));
        }
        return new Prompt.Chat(messages, chat.tools(), chat.template());
    }

    private static Map<String, @Nullable Object> answer(String text, List<ApiCall> calls) {
        List<Object> made = new ArrayList<>();
        for (ApiCall call : calls) {
            double n = Double.parseDouble(call.call().arguments().replaceAll("[^0-9]", ""));
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("arguments", Map.of("n", n));
            function.put("name", call.call().tool());
            Map<String, Object> written = new LinkedHashMap<>();
            written.put("function", function);
            written.put("type", "function");
            written.put("id", call.id());
            made.add(written);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("tool_calls", made);
        answer.put("content", text.isEmpty() ? null : " " + text);
        answer.put("role", "assistant");
        return answer;
    }

    /** Returns the same request with another prompt. */
    static ServeRequest with(ServeRequest request, String id, String tenant, Prompt prompt) {
        return new ServeRequest(
                id, request.model(), tenant, request.program(), null, prompt, request.limits(), request.sampling(), request.choices(), false, request.tools());
    }
}
