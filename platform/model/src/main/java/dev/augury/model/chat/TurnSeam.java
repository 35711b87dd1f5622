package dev.augury.model.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer of the model ends in a rendered conversation, and what the template puts behind it.
 *
 * <p>The template alone knows, so it is asked: the last thing that it writes of the answer, the arguments of its last call or else its content, is replaced by a mark
 * that stands nowhere else. The first end token behind the mark ends the answer; what follows it is the rest. (Renderings with and without the turns behind the answer
 * do not tell: some templates write an answer in another way when it is the last.)
 *
 * @param end text of the end token
 * @param rest what stands behind it
 * @param head what stands before the mark
 */
record TurnSeam(String end, String rest, String head) {

    private static final String MARK = "q7x4z9w";

    /**
     * Finds the seam.
     *
     * @param messages the whole conversation
     * @param answer index of the answer
     * @param ends texts of the tokens that end an answer
     * @return null where the template does not show the answer's last part, or no end token behind it
     * @throws ChatTemplateException where the template refuses
     */
    static @Nullable TurnSeam find(Rendering rendering, List<? extends Map<String, ?>> messages, int answer, List<String> ends) {
        String plain = rendering.of(messages, true);
        String mark = MARK;
        while (plain.contains(mark)) {
            mark += "q";
        }
        List<Map<String, ?>> marked = new ArrayList<>(messages);
        marked.set(answer, marked(messages.get(answer), mark));
        String text = rendering.of(marked, true);
        int at = text.lastIndexOf(mark);
        String end = at < 0 ? null : first(text, at + mark.length(), ends);
        if (end == null) {
            return null;
        }
        int close = text.indexOf(end, at);
        return new TurnSeam(end, text.substring(close + end.length()), text.substring(0, at));
    }

    /** A template with all its arguments but the messages and whether an answer shall follow. */
    @FunctionalInterface
    interface Rendering {
        String of(List<? extends Map<String, ?>> messages, boolean addGenerationPrompt);
    }

    private static @Nullable String first(String text, int from, List<String> ends) {
        String first = null;
        int least = Integer.MAX_VALUE;
        for (String end : ends) {
            int at = text.indexOf(end, from);
            if (at >= 0 && at < least) {
                least = at;
                first = end;
            }
        }
        return first;
    }

    private static Map<String, Object> marked(Map<String, ?> answer, String mark) {
        Map<String, Object> marked = new LinkedHashMap<>(answer);
        if (!(answer.get("tool_calls") instanceof List<?> calls) || calls.isEmpty() || !(calls.getLast() instanceof Map<?, ?> last)
                || !(last.get("function") instanceof Map<?, ?> function)) {
            marked.put("content", mark);
            return marked;
        }
        Map<Object, Object> called = new LinkedHashMap<>(function);
        called.put("arguments", Map.of("m", mark));
        Map<Object, Object> call = new LinkedHashMap<>(last);
        call.put("function", called);
        List<Object> all = new ArrayList<>(calls);
        all.set(all.size() - 1, call);
        marked.put("tool_calls", all);
        return marked;
    }
}
