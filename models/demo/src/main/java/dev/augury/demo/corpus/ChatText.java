package dev.augury.demo.corpus;

import dev.augury.demo.tools.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes dialogues as the model reads them; the chat template of the model file writes the same text. */
public final class ChatText {

    /** The system message where a conversation brings none. */
    public static final String SYSTEM = "You are the Augury demo model.";
    /** Begins a turn. */
    public static final String START = "<|im_start|>";
    /** Ends a turn, and an answer. */
    public static final String END = "<|im_end|>";
    /** What stands before an answer. */
    public static final String ANSWER = START + "assistant\n";

    private static final String TEMPLATE = "chat-template.jinja";

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private ChatText() {}

    /** Returns a dialogue in pieces, which together are its text; no two neighbours are both to be learned, or both not. */
    public static List<Piece> pieces(Dialogue dialogue) {
        ChatText text = new ChatText();
        text.system(dialogue);
        @Nullable Message previous = null;
        for (Message message : dialogue.messages()) {
            text.message(message, previous);
            previous = message;
        }
        text.endResponses(previous);
        text.flush();
        return text.pieces;
    }

    /** Returns the text of a dialogue. */
    public static String text(Dialogue dialogue) {
        return pieces(dialogue).stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Returns the text of a dialogue that the model shall go on with: it ends with what stands before an answer. */
    public static String prompt(Dialogue dialogue) {
        return text(dialogue) + ANSWER;
    }

    /** Returns what the model writes for an answer, without the token that ends its turn. */
    public static String answer(Message.Answer answer) {
        String calls = answer.calls().stream().map(ChatText::call).collect(Collectors.joining("\n"));
        return answer.text() + (answer.text().isEmpty() || calls.isEmpty() ? "" : "\n") + calls;
    }

    /** Returns the chat template that model files carry. */
    public static String template() {
        try (InputStream in = ChatText.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + TEMPLATE + " is missing beside " + ChatText.class.getName() + ": build the module again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String call(Message.ToolCall call) {
        return "<tool_call>\n{\"name\": " + Json.quote(call.tool()) + ", \"arguments\": " + call.arguments() + "}\n</tool_call>";
    }

    private void system(Dialogue dialogue) {
        plain.append(START).append("system\n").append(dialogue.system());
        if (!dialogue.tools().isEmpty()) {
            plain.append(dialogue.system().isEmpty() ? "" : "\n\n").append("Tools:\n<tools>\n");
            dialogue.tools().forEach(tool -> plain.append(tool).append('\n'));
            plain.append("</tools>");
        }
        plain.append(END).append('\n');
    }

    private void message(Message message, @Nullable Message previous) {
        if (!(message instanceof Message.Response)) {
            endResponses(previous);
        }
        switch (message) {
            case Message.Ask ask -> plain.append(START).append("user\n").append(ask.text()).append(END).append('\n');
            case Message.Response response -> plain.append(previous instanceof Message.Response ? "\n" : START + "user\n")
                    .append("<tool_response>\n").append(response.text()).append("\n</tool_response>");
            case Message.Answer answer -> {
                plain.append(ANSWER);
                flush();
                pieces.add(new Piece(answer(answer) + END, true));
                plain.append('\n');
            }
        }
    }

    private void endResponses(@Nullable Message previous) {
        if (previous instanceof Message.Response) {
            plain.append(END).append('\n');
        }
    }

    private void flush() {
        if (!plain.isEmpty()) {
            pieces.add(new Piece(plain.toString(), false));
            plain.setLength(0);
        }
    }
}
