package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The price of a render: a conversation of 22 messages with four tools and five calls, template compiled once. */
class RenderSpeedTest {

    private static final int BATCHES = 150;
    private static final int RENDERS = 50;
    private static final double LIMIT_MICROS = 100;
    private static final String OWN = """
            {%- if tools %}
                {{- '<|im_start|>system\\n' }}{{- messages[0].content if messages[0].role == 'system' else 'You help.' }}
                {%- for tool in tools %}{{- "\\n" }}{{- tool | tojson }}{%- endfor %}
                {{- '<|im_end|>\\n' }}
            {%- endif %}
            {%- for message in messages %}
                {%- if message.role == 'user' or (message.role == 'system' and not loop.first) or (message.role == 'assistant' and not message.tool_calls) %}
                    {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}
                {%- elif message.role == 'assistant' %}
                    {{- '<|im_start|>' + message.role }}
                    {%- for call in message.tool_calls %}
                        {%- set call = call.function if call.function is defined else call %}
                        {{- '\\n<tool_call>\\n{"name": "' }}{{- call.name }}{{- '", "arguments": ' }}{{- call.arguments | tojson }}{{- '}\\n</tool_call>' }}
                    {%- endfor %}
                    {{- '<|im_end|>\\n' }}
                {%- elif message.role == 'tool' %}
                    {{- '<|im_start|>tool\\n' + message.content + '<|im_end|>\\n' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}
            """;

    private static Map<String, Object> conversation() {
        List<Object> messages = new ArrayList<>();
        messages.add(Map.of("role", "system", "content", "You are an assistant of an airline. Follow the policy. " + "Ask before you book. ".repeat(40)));
        for (int i = 0; i < 5; i++) {
            messages.add(Map.of("role", "user", "content", "Please look up flight number " + i + " from Zürich to Porto and tell me what it costs. " + "Thanks! ".repeat(8)));
            Map<String, Object> call = new LinkedHashMap<>();
            call.put("name", "search_flight");
            call.put("arguments", Map.of("origin", "ZRH", "destination", "OPO", "date", "2026-11-2" + i, "seats", 2));
            Map<String, Object> assistant = new LinkedHashMap<>();
            assistant.put("role", "assistant");
            assistant.put("content", "");
            assistant.put("tool_calls", List.of(Map.of("id", "call_" + i, "type", "function", "function", call)));
            messages.add(assistant);
            messages.add(Map.of("role", "tool", "tool_call_id", "call_" + i, "content", "{\"flights\": [" + "{\"id\": \"LX20\", \"price\": 210.5},".repeat(10) + "]}"));
            messages.add(Map.of("role", "assistant", "content", "There are ten flights. The cheapest costs 210.50. " + "Shall I book it? ".repeat(5)));
        }
        messages.add(Map.of("role", "user", "content", "Yes please."));
        List<Object> tools = new ArrayList<>();
        for (String name : List.of("search_flight", "book_flight", "cancel_flight", "get_user")) {
            tools.add(Map.of("type", "function", "function", Map.of("name", name, "description", "Does what its name says, once and for all.", "parameters",
                    Map.of("type", "object", "required", List.of("origin", "date"), "properties", Map.of(
                            "origin", Map.of("type", "string", "description", "IATA code"), "destination", Map.of("type", "string", "description", "IATA code"),
                            "date", Map.of("type", "string"), "seats", Map.of("type", "integer", "minimum", 1))))));
        }
        return Map.of("messages", messages, "tools", tools, "add_generation_prompt", true);
    }

    /** Mean microseconds of a render in the best of many batches, which is what an undisturbed core takes. */
    private static double micros(Template template, Map<String, Object> conversation) {
        RenderContext context = RenderContext.of(InstantSource.system(), System::nanoTime);
        double best = Double.MAX_VALUE;
        long length = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < RENDERS; i++) {
                length += template.render(conversation, context).length();
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / RENDERS);
        }
        assertThat(length).isPositive();
        return best;
    }

    @Test
    void aToolConversationTakesLessThanATenthOfAMillisecond() {
        double micros = micros(Template.compile(OWN, JinjaOptions.transformers()), conversation());
        System.out.printf("render of a tool conversation, own template: %.1f us%n", micros);
        assertThat(micros).isLessThan(LIMIT_MICROS);
    }

    @Test
    void theQwenTemplateTakesLessThanATenthOfAMillisecond() {
        Template template = Template.compile(SharedData.template("Qwen-Qwen2.5-7B-Instruct"), JinjaOptions.transformers());
        Map<String, Object> conversation = conversation();
        double micros = micros(template, conversation);
        int length = template.render(conversation, SharedData.context()).length();
        System.out.printf("render of a tool conversation, Qwen2.5 template: %.1f us for %d characters%n", micros, length);
        assertThat(micros).isLessThan(LIMIT_MICROS);
    }
}
