package dev.augury.demo.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import dev.augury.jinja.RenderContext;
import dev.augury.model.chat.ChatTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatTextTest {

    private static final ChatTemplate TEMPLATE = ChatTemplate.of(ChatText.template(), null, "<|im_end|>", RenderContext.of(() -> Instant.EPOCH, () -> 0));

    @Test
    void writesTheFormOfTheModel() {
        Dialogue dialogue = new Dialogue(Skill.ARITHMETIC, ChatText.SYSTEM, List.of("{\"a\": 1}"), List.of(new Message.Ask("What is 2 times 3?"),
                new Message.Answer("", List.of(new Message.ToolCall("calculator", "{\"expression\": \"2 * 3\"}"))), new Message.Response("6"),
                new Message.Answer("2 × 3 = 6.", List.of())));
        assertThat(ChatText.text(dialogue)).isEqualTo("""
                <|im_start|>system
                You are the Augury demo model.

                Tools:
                <tools>
                {"a": 1}
                </tools><|im_end|>
                <|im_start|>user
                What is 2 times 3?<|im_end|>
                <|im_start|>assistant
                <tool_call>
                {"name": "calculator", "arguments": {"expression": "2 * 3"}}
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                6
                </tool_response><|im_end|>
                <|im_start|>assistant
                2 × 3 = 6.<|im_end|>
                """);
        assertThat(ChatText.pieces(dialogue).stream().filter(Piece::learned).map(Piece::text)).containsExactly(
                "<tool_call>\n{\"name\": \"calculator\", \"arguments\": {\"expression\": \"2 * 3\"}}\n</tool_call><|im_end|>", "2 × 3 = 6.<|im_end|>");
    }

    @Test
    void templateWritesTheSameText() throws ToolException {
        CorpusGenerator corpus = CorpusGenerator.standard(11);
        for (int i = 0; i < 500; i++) {
            Dialogue dialogue = corpus.dialogue(Split.TRAIN, i);
            for (boolean parsed : new boolean[] {false, true}) {
                assertThat(TEMPLATE.render(messages(dialogue, parsed), tools(dialogue), false, Map.of())).as("seed 11, dialogue %d", i).isEqualTo(ChatText.text(dialogue));
            }
        }
    }

    @Test
    void growingHistoryKeepsItsPrefix() throws ToolException {
        CorpusGenerator corpus = CorpusGenerator.standard(12);
        for (int i = 0; i < 50; i++) {
            Dialogue dialogue = corpus.dialogue(Split.TRAIN, i);
            List<Map<String, Object>> messages = messages(dialogue, false);
            String whole = TEMPLATE.render(messages, tools(dialogue), false, Map.of());
            for (int turn = 0; turn < messages.size(); turn++) {
                if ("assistant".equals(messages.get(turn).get("role"))) {
                    assertThat(whole).as("seed 12, dialogue %d", i).startsWith(TEMPLATE.render(messages.subList(0, turn), tools(dialogue), true, Map.of()));
                }
            }
        }
    }

    @Test
    void templateTakesWhatClientsSend() {
        String question = "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n";
        List<Map<String, Object>> hi = List.of(Map.of("role", "user", "content", "Hi"));
        String usual = "<|im_start|>system\nYou are the Augury demo model.<|im_end|>\n" + question;
        assertThat(TEMPLATE.render(hi, null, true, Map.of())).isEqualTo(usual);
        assertThat(TEMPLATE.render(hi, List.of(), true, Map.of())).isEqualTo(usual);
        assertThat(TEMPLATE.render(List.of(Map.of("role", "developer", "content", "Be kind."), hi.getFirst()), null, true, Map.of()))
                .isEqualTo("<|im_start|>system\nBe kind.<|im_end|>\n" + question);
        assertThat(TEMPLATE.render(List.of(Map.of("role", "system", "content", ""), hi.getFirst()), List.of(Map.of("type", "function")), true, Map.of()))
                .isEqualTo("<|im_start|>system\nTools:\n<tools>\n{\"type\": \"function\"}\n</tools><|im_end|>\n" + question);
        assertThat(TEMPLATE.render(List.of(Map.of("role", "user", "content", List.of(Map.of("type", "text", "text", "H"), Map.of("type", "text", "text", "i")))), null,
                true, Map.of())).isEqualTo(usual);
        Map<String, @Nullable Object> call = new HashMap<>(Map.of("role", "assistant", "tool_calls", List.of(Map.of("function", Map.of("name", "now")))));
        call.put("content", null);
        assertThat(TEMPLATE.render(List.of(hi.getFirst(), call), null, false, Map.of()))
                .endsWith("<|im_start|>assistant\n<tool_call>\n{\"name\": \"now\", \"arguments\": {}}\n</tool_call><|im_end|>\n");
    }

    private static List<Map<String, Object>> messages(Dialogue dialogue, boolean parsed) throws ToolException {
        List<Map<String, Object>> messages = new ArrayList<>();
        if (parsed || !dialogue.system().equals(ChatText.SYSTEM)) {
            messages.add(Map.of("role", "system", "content", dialogue.system()));
        }
        for (Message message : dialogue.messages()) {
            messages.add(switch (message) {
                case Message.Ask ask -> Map.of("role", "user", "content", ask.text());
                case Message.Response response -> Map.of("role", "tool", "content", response.text());
                case Message.Answer answer -> answer(answer, parsed);
            });
        }
        return messages;
    }

    private static Map<String, Object> answer(Message.Answer answer, boolean parsed) throws ToolException {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (Message.ToolCall call : answer.calls()) {
            Object arguments = parsed ? Json.object(call.arguments()) : call.arguments();
            calls.add(Map.of("type", "function", "function", Map.of("name", call.tool(), "arguments", arguments)));
        }
        Map<String, Object> message = new LinkedHashMap<>(Map.of("role", "assistant", "content", answer.text()));
        if (!calls.isEmpty()) {
            message.put("tool_calls", calls);
        }
        return message;
    }

    private static List<Map<String, @Nullable Object>> tools(Dialogue dialogue) throws ToolException {
        List<Map<String, @Nullable Object>> tools = new ArrayList<>();
        for (String tool : dialogue.tools()) {
            tools.add(Json.object(tool));
        }
        return tools;
    }
}
