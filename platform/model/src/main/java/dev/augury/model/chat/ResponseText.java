package dev.augury.model.chat;

import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chat template puts behind an answer that ended in calls: the rest of that turn, the responses and what stands before the next answer. Thread-safe.
 *
 * <p>It follows the end token that the model has written itself, so that tokens generated and tokens appended are together those of a fresh rendering. A template
 * that knows no turn of a tool gets the responses in a turn of the user.
 */
public final class ResponseText {

    private static final String PROBE = "4f1c2a";

    private final ChatTemplate template;
    private final Tokenizer tokenizer;
    private final List<String> ends = new ArrayList<>();
    private final List<String> controls = new ArrayList<>();
    private volatile @Nullable Boolean toolTurns;

    /**
     * A call with its response.
     *
     * @param id id of the call
     * @param tool name of the tool
     * @param arguments the arguments as a value that templates see, usually a map
     * @param content the response
     * @param written the response as the model expects it in a turn of the user
     */
    public record Response(String id, String tool, Object arguments, String content, String written) {}

    /** Makes the form of a model's responses. */
    public ResponseText(ChatTemplate template, Tokenizer tokenizer) {
        this.template = template;
        this.tokenizer = tokenizer;
        for (int token = 0; token < tokenizer.size(); token++) {
            if (tokenizer.isEnd(token)) {
                ends.add(tokenizer.text(token));
            }
            if (tokenizer.isControl(token) && tokenizer.text(token).length() > 1) {
                controls.add(tokenizer.text(token));
            }
        }
    }

    /**
     * Returns the tokens to append after the end token of the model's turn.
     *
     * @param messages the conversation before that turn
     * @param tools declared tools, or null for none
     * @param more further names for the template
     * @param responses the calls of the turn with their responses, at least one
     * @throws ChatTemplateException where the template refuses
     */
    public int[] tokens(
            List<? extends Map<String, ?>> messages,
            @Nullable List<? extends Map<String, ?>> tools,
            Map<String, ?> more,
            List<Response> responses) {
        String text = text(messages, tools, more, responses.stream().map(this::harmless).toList());
        if (ends.isEmpty()) {
            return tokenizer.encode(text, SpecialParsing.ON);
        }
        // Encoded behind an end token, as it stands in the whole: some vocabularies treat the beginning of a text in their own way.
        int[] whole = tokenizer.encode(ends.getFirst() + text, SpecialParsing.ON);
        return Arrays.copyOfRange(whole, 1, whole.length);
    }

    /**
     * Returns the tokens to append to the very tokens of an earlier answer of a conversation, so that it goes on as the template writes it from there.
     *
     * <p>Where a turn of the user follows, what the template writes before the answer must not depend on it: some templates move the tools, or the system prompt, to
     * the last user's turn, and would have them twice.
     *
     * @param messages the whole conversation
     * @param answer index of the answer
     * @param tools declared tools, or null for none
     * @param more further names for the template
     * @param ended whether the answer's last token ends its turn; otherwise the end token that the template writes comes first
     * @return null where the template does not tell where that answer ends, or writes what stands before it in another way because of what follows
     * @throws ChatTemplateException where the template refuses
     */
    public int @Nullable [] tokensBehind(
            List<? extends Map<String, ?>> messages,
            int answer,
            @Nullable List<? extends Map<String, ?>> tools,
            Map<String, ?> more,
            boolean ended) {
        TurnSeam.Rendering rendering = (turns, prompt) -> template.render(turns, tools, prompt, more);
        TurnSeam seam = TurnSeam.find(rendering, messages, answer, ends);
        boolean user = messages.subList(answer + 1, messages.size()).stream().anyMatch(message -> !"tool".equals(message.get("role")));
        if (seam == null || user && !seam.head().startsWith(rendering.of(messages.subList(0, answer), false))) {
            return null;
        }
        int[] whole = tokenizer.encode(seam.end() + seam.rest(), SpecialParsing.ON);
        return ended ? Arrays.copyOfRange(whole, 1, whole.length) : whole;
    }

    private String text(
            List<? extends Map<String, ?>> messages,
            @Nullable List<? extends Map<String, ?>> tools,
            Map<String, ?> more,
            List<Response> responses) {
        if (knowsToolTurns(tools)) {
            try {
                return behind(messages, tools, more, called(responses), toolTurns(responses));
            } catch (ChatTemplateException refused) {
                if (refused.reason() == ChatTemplateException.Reason.LIMIT) {
                    throw refused;
                }
            }
        }
        return behind(messages, tools, more, message("assistant", "."), List.of(userTurn(responses)));
    }

    /** Returns what the template adds to a conversation with that answer for those turns after it, from behind the answer's end token on. */
    private String behind(
            List<? extends Map<String, ?>> messages,
            @Nullable List<? extends Map<String, ?>> tools,
            Map<String, ?> more,
            Map<String, Object> answer,
            List<Map<String, Object>> turns) {
        TurnSeam.Rendering rendering = (all, prompt) -> template.render(all, tools, prompt, more);
        List<Map<String, ?>> whole = new ArrayList<>(messages);
        whole.add(answer);
        whole.addAll(turns);
        TurnSeam seam = TurnSeam.find(rendering, whole, messages.size(), ends);
        if (seam != null) {
            return seam.rest();
        }
        String base = rendering.of(whole.subList(0, messages.size() + 1), false);
        String full = rendering.of(whole, true);
        return full.substring(common(base, full));
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private boolean knowsToolTurns(@Nullable List<? extends Map<String, ?>> tools) {
        Boolean known = toolTurns;
        if (known == null) {
            List<Response> probe = List.of(new Response("c000probe", "probe", Map.of(), PROBE, PROBE));
            try {
                known = behind(List.of(message("user", "?")), tools, Map.of(), called(probe), toolTurns(probe)).contains(PROBE);
            } catch (ChatTemplateException refused) {
                known = false;
            }
            toolTurns = known;
        }
        return known;
    }

    private static Map<String, Object> called(List<Response> responses) {
        Map<String, Object> answer = message("assistant", "");
        answer.put("tool_calls", responses.stream().map(ResponseText::call).toList());
        return answer;
    }

    private static Map<String, Object> call(Response response) {
        Map<String, Object> function = new LinkedHashMap<>();
        function.put("name", response.tool());
        function.put("arguments", response.arguments());
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("id", response.id());
        call.put("type", "function");
        call.put("function", function);
        return call;
    }

    private static List<Map<String, Object>> toolTurns(List<Response> responses) {
        List<Map<String, Object>> turns = new ArrayList<>();
        for (Response response : responses) {
            Map<String, Object> turn = message("tool", response.content());
            turn.put("tool_call_id", response.id());
            turn.put("name", response.tool());
            turns.add(turn);
        }
        return turns;
    }

    private static Map<String, Object> userTurn(List<Response> responses) {
        return message("user", String.join("\n", responses.stream().map(Response::written).toList()));
    }

    private static Map<String, Object> message(String role, String content) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }

    /** A tool's response must not end the turn it stands in: names of control tokens in it are broken up. */
    private Response harmless(Response response) {
        return new Response(response.id(), response.tool(), response.arguments(), harmless(response.content()), harmless(response.written()));
    }

    private String harmless(String text) {
        String safe = text;
        for (String control : controls) {
            if (safe.contains(control)) {
                safe = safe.replace(control, control.charAt(0) + " " + control.substring(1));
            }
        }
        return safe;
    }
}
