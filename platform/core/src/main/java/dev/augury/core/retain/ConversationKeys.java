package dev.augury.core.retain;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.ConversationKey;
import dev.augury.core.flow.Prompt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names conversations: {@code key(i) = H(key(i-1), message i)}, where the first stands on tools and template variables. H is SHA-256 cut to 128 bits. */
public final class ConversationKeys {

    private static final String ASSISTANT = "assistant";

    private ConversationKeys() {}

    /** Returns the names of a conversation up to each of its messages, that message included. */
    public static List<ConversationKey> of(Prompt.Chat chat) {
        List<ConversationKey> keys = new ArrayList<>(chat.messages().size());
        ConversationKey last = hash(0, 0, List.of(chat.tools() == null ? List.of() : chat.tools(), chat.template()));
        for (Map<String, @Nullable Object> message : chat.messages()) {
            last = then(last, message);
            keys.add(last);
        }
        return keys;
    }

    /** Returns the name of a conversation that goes on with that message. */
    static ConversationKey then(ConversationKey before, Map<String, @Nullable Object> message) {
        Map<String, @Nullable Object> shown = message;
        if (ASSISTANT.equals(message.get("role")) && !calls(message).isEmpty()) {
            // Clients send what was said before a call back as null, as nothing or without the white space round it.
            shown = new LinkedHashMap<>(message);
            shown.put("content", message.get("content") instanceof String text ? text.strip() : "");
        }
        return hash(before.high(), before.low(), shown);
    }

    /** Returns the message of an answer that ended in calls, as a client sends it back; {@code value} reads arguments. */
    static Map<String, @Nullable Object> answer(String said, List<ApiCall> calls, Function<String, Object> value) {
        List<Object> made = new ArrayList<>(calls.size());
        for (ApiCall call : calls) {
            Map<String, Object> function = Map.of("name", call.call().tool(), "arguments", value.apply(call.call().arguments()));
            made.add(Map.of("id", call.id(), "type", "function", "function", function));
        }
        return new LinkedHashMap<>(Map.of("role", ASSISTANT, "content", said, "tool_calls", made));
    }

    /** Returns the ids of the calls that a message of the assistant carries; empty for any other message. */
    static List<String> calls(Map<String, @Nullable Object> message) {
        if (!ASSISTANT.equals(message.get("role")) || !(message.get("tool_calls") instanceof List<?> calls)) {
            return List.of();
        }
        return calls.stream().map(call -> call instanceof Map<?, ?> made ? String.valueOf(made.get("id")) : "").toList();
    }

    private static ConversationKey hash(long high, long low, Object value) {
        StringBuilder text = new StringBuilder();
        CanonicalJson.write(value, text);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
            return new ConversationKey(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every runtime must have; use another one", e);
        }
    }
}
