package dev.augury.model.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import dev.augury.testing.kit.call.CallTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tokens of an answer, and those that are appended for what the client says after it, are together those of a conversation rendered anew. */
class TurnSeamTest {

    private static final List<Map<String, Object>> TOOLS = List.of(Map.of("type", "function", "function", Map.of("name", "clock")));
    private static final Map<String, Object> QUESTION = message("user", "What time is it?");

    @TempDir
    static Path folder;

    private static ModelFile model;

    @BeforeAll
    static void makeModel() throws IOException {
        Path path = folder.resolve("seams.gguf");
        ModelSynth.write(path, SynthSpec.tiny(SynthArchitecture.LLAMA, 1));
        model = ModelFile.open("m", path);
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @ParameterizedTest
    @EnumSource
    void resultsFollowTheAnswerAsInAFreshRendering(CallTemplate manner) {
        List<Map<String, Object>> whole = conversation(manner);

        assertSeam(manner, whole, 1, null);
        assertSeam(manner, whole, 1, TOOLS);
    }

    @ParameterizedTest
    @EnumSource
    void roundsFollowRounds(CallTemplate manner) {
        List<Map<String, Object>> whole = conversation(manner);
        whole.add(called(manner, "c0000000c", "c0000000d"));
        whole.add(result("c0000000c", "3"));

        assertSeam(manner, whole, 1, TOOLS);
        assertSeam(manner, whole, whole.size() - 2, TOOLS);
    }

    @ParameterizedTest
    @EnumSource(names = {"HERMES", "LLAMA3"})
    void talkGoesOnAfterTheResults(CallTemplate manner) {
        List<Map<String, Object>> whole = conversation(manner);
        whole.add(message("assistant", "It is noon."));
        whole.add(message("user", "Thanks. q7x4z9w?"));

        assertSeam(manner, whole, 1, TOOLS);
    }

    @Test
    void templateThatMovesWhatStandsBeforeTheAnswerIsNotSpliced() {
        List<Map<String, Object>> whole = conversation(CallTemplate.MISTRAL);
        whole.add(message("assistant", "It is noon."));
        whole.add(message("user", "Thanks."));

        assertThat(behind(CallTemplate.MISTRAL, whole, 1, TOOLS, true)).isNull();
        assertThat(behind(CallTemplate.MISTRAL, whole, 1, null, true)).isNotNull();
    }

    @Test
    void systemPromptThatTheTemplateDropsStaysWhereItWas() {
        List<Map<String, Object>> whole = conversation(CallTemplate.MISTRAL);
        whole.addFirst(message("system", "Be brief."));

        String rest = "[TOOL_RESULTS]{\"content\": It is noon., \"call_id\": \"c0000000a\"}[/TOOL_RESULTS]"
                + "[TOOL_RESULTS]{\"content\": Or one., \"call_id\": \"c0000000b\"}[/TOOL_RESULTS]";
        assertThat(behind(CallTemplate.MISTRAL, whole, 2, TOOLS, true)).isEqualTo(encode("<|end|>" + rest, 1));
    }

    @Test
    void templateWithoutCallsTellsNoSeam() {
        ChatTemplate plain = ChatTemplate.of(
                "{% for m in messages %}{{ m.role + ': ' + (m.content or '') + '<|end|>' }}{% endfor %}", null, null,
                RenderContext.of(InstantSource.system(), () -> 0));
        assertThat(new ResponseText(plain, model.vocabulary()).tokensBehind(conversation(CallTemplate.LLAMA3), 1, null, Map.of(), true)).isNull();
    }

    /** Whether the model ended its turn, or the detector did before it: then the end comes from the template. */
    private static void assertSeam(CallTemplate manner, List<Map<String, Object>> whole, int answer, List<Map<String, Object>> tools) {
        String text = template(manner).render(whole, tools, true, Map.of());
        String mark = "{\"zone\": \"" + answer + "\"}";
        List<Map<String, Object>> marked = new ArrayList<>(whole);
        marked.set(answer, withZone(whole.get(answer), String.valueOf(answer)));
        String named = template(manner).render(marked, tools, true, Map.of());
        int end = named.indexOf("<|end|>", named.lastIndexOf(mark)) - named.length() + text.length();
        int[] fresh = encode(text, 0);
        for (boolean ended : new boolean[] {true, false}) {
            int[] before = encode(text.substring(0, end) + (ended ? "<|end|>" : ""), 0);
            int[] behind = behind(manner, whole, answer, tools, ended);
            assertThat(behind).as(manner + ", ended: " + ended).isNotNull();
            assertThat(IntStream.concat(Arrays.stream(before), Arrays.stream(behind)).toArray()).as(manner + ", ended: " + ended).isEqualTo(fresh);
        }
    }

    private static int[] behind(CallTemplate manner, List<Map<String, Object>> whole, int answer, List<Map<String, Object>> tools, boolean ended) {
        return new ResponseText(template(manner), model.vocabulary()).tokensBehind(whole, answer, tools, Map.of(), ended);
    }

    private static ChatTemplate template(CallTemplate manner) {
        return ChatTemplate.of(manner.source(), "<|begin|>", "<|end|>", RenderContext.of(InstantSource.system(), () -> 0));
    }

    private static List<Map<String, Object>> conversation(CallTemplate manner) {
        List<Map<String, Object>> whole = new ArrayList<>(List.of(QUESTION, called(manner, "c0000000a", "c0000000b")));
        whole.add(result("c0000000a", "It is noon."));
        if (manner.parallel()) {
            whole.add(result("c0000000b", "Or one."));
        }
        return whole;
    }

    private static Map<String, Object> called(CallTemplate manner, String... ids) {
        Map<String, Object> answer = message("assistant", "");
        answer.put("tool_calls", Arrays.stream(ids).limit(manner.parallel() ? 2 : 1).map(id -> call(id, "CET")).toList());
        return answer;
    }

    private static Map<String, Object> withZone(Map<String, Object> answer, String zone) {
        Map<String, Object> other = new LinkedHashMap<>(answer);
        List<?> calls = (List<?>) answer.get("tool_calls");
        other.put("tool_calls", calls.stream().map(one -> call((String) ((Map<?, ?>) one).get("id"), zone)).toList());
        return other;
    }

    private static Map<String, Object> call(String id, String zone) {
        return Map.of("id", id, "type", "function", "function", Map.of("name", "clock", "arguments", Map.of("zone", zone)));
    }

    private static Map<String, Object> result(String id, String content) {
        Map<String, Object> result = message("tool", content);
        result.put("tool_call_id", id);
        return result;
    }

    private static int[] encode(String text, int from) {
        Tokenizer tokenizer = model.vocabulary();
        int[] tokens = tokenizer.encode(text, SpecialParsing.ON);
        return Arrays.copyOfRange(tokens, from, tokens.length);
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }
}
