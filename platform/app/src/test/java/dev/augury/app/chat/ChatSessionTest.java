package dev.augury.app.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class ChatSessionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CALCULATOR = "[{\"type\": \"function\", \"function\": {\"name\": \"calculator\"}}]";
    private static final String CALL = "<tool_call>\n{\"name\": \"calculator\", \"arguments\": {\"expression\": \"6 * 7\"}}\n</tool_call>";

    private final StringWriter out = new StringWriter();
    private final StringWriter aside = new StringWriter();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4096})
    void answerIsTheSameHoweverTheNetworkCutsIt(int pieceBytes) throws Exception {
        try (ScriptedServer server = new ScriptedServer(pieceBytes)) {
            server.streams(ScriptedServer.answer("Grüße", " aus ", "北京 🍵", "\n\nEnd"));
            chat(server, null, "Hello\n");
            assertThat(out.toString()).isEqualTo("Grüße aus 北京 🍵\n\nEnd\n");
            assertThat(aside.toString()).contains("41 tokens, ").contains(" tokens/s, TTFT ").contains(" ms");
            assertThat(server.keys).containsExactly("Bearer k");
            assertThat(server.asked.getFirst().get("model").stringValue()).isEqualTo("first");
        }
    }

    @Test
    void laterTurnsCarryTheEarlierOnes() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams(ScriptedServer.answer("One.")).streams(ScriptedServer.answer("Two."));
            chat(server, null, "a\n/system Be kind.\n//b\n");
            assertThat(messages(server, 1)).isEqualTo(JSON.readTree("""
                    [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "a"}, {"role": "assistant", "content": "One."}, {"role": "user", "content": "/b"}]
                    """));
        }
    }

    @Test
    void clearForgetsAllButTheSystemMessage() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams(ScriptedServer.answer("One.")).streams(ScriptedServer.answer("Two."));
            chat(server, "Be brief.", "a\n/clear\nb\n/quit\nnever sent\n");
            assertThat(messages(server, 1)).isEqualTo(JSON.readTree("[{\"role\": \"system\", \"content\": \"Be brief.\"}, {\"role\": \"user\", \"content\": \"b\"}]"));
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void callInTheTextIsShownAsALineAndStaysInTheHistory() throws Exception {
        try (ScriptedServer server = new ScriptedServer(5)) {
            server.streams(ScriptedServer.answer("Let me see.\n<tool", CALL.substring(5), "\n")).streams(ScriptedServer.answer("Fine."));
            chat(server, null, "6 times 7?\nThanks\n");
            assertThat(out.toString()).isEqualTo("Let me see.\nFine.\n");
            assertThat(aside.toString()).contains("→ calculator {\"expression\":\"6 * 7\"}\n");
            assertThat(messages(server, 1).get(1).get("content").stringValue()).isEqualTo("Let me see.\n" + CALL + "\n");
        }
    }

    @Test
    void resultOfACallIsTypedAndSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams(ScriptedServer.answer(CALL)).streams(ScriptedServer.answer("42."));
            chat(server, null, "6 times 7?\n42\n", CALCULATOR);
            assertThat(server.asked.getFirst().get("tools")).isEqualTo(JSON.readTree(CALCULATOR));
            assertThat(messages(server, 1)).isEqualTo(JSON.readTree("""
                    [{"role": "user", "content": "6 times 7?"},
                     {"role": "assistant", "content": null, "tool_calls": [{"id": "call_0", "type": "function", "function": {"name": "calculator", "arguments": "{\\"expression\\":\\"6 * 7\\"}"}}]},
                     {"role": "tool", "tool_call_id": "call_0", "content": "42"}]
                    """));
            assertThat(out.toString()).isEqualTo("42.\n");
        }
    }

    @Test
    void callsThatTheServerFoundAreGatheredAndAnEmptyResultIsAnError() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams("""
                    data: {"choices": [{"delta": {"tool_calls": [{"index": 0, "id": "c7", "type": "function", "function": {"name": "clock", "arguments": "{\\"ci"}}]}}]}

                    data: {"choices": [{"delta": {"tool_calls": [{"index": 0, "function": {"arguments": "ty\\": 1}"}}]}, "finish_reason": "tool_calls"}]}

                    data: [DONE]

                    """).streams(ScriptedServer.answer("I do not know."));
            chat(server, null, "Time?\n\n", CALCULATOR);
            assertThat(aside.toString()).contains("→ clock {\"city\": 1}\n");
            assertThat(messages(server, 1).get(1).at("/tool_calls/0/id").stringValue()).isEqualTo("c7");
            assertThat(messages(server, 1).get(2).get("content").stringValue()).contains("\"error\"");
        }
    }

    @Test
    void callsThatTheServerPerformsAreShown() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams("""
                    data: {"choices": [], "augury": {"call": {"id": "1", "tool": "clock", "arguments": {"city": "Rome"}, "state": "started"}}}

                    data: {"choices": [{"delta": {}}], "augury": {"call": {"id": "1", "tool": "clock", "state": "finished", "seconds": 0.25, "failed": true}}}

                    data: {"choices": [], "augury": {"other": 1}}

                    """ + ScriptedServer.answer("No clock."));
            chat(server, null, "Time?\n");
            assertThat(aside.toString()).contains("→ clock {\"city\":\"Rome\"}\n← clock failed after 0.25 s\n");
            assertThat(out.toString()).isEqualTo("No clock.\n");
        }
    }

    @Test
    void serverThatMakesNoCallsIsAskedToShowTheToolsOnly() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.refuses(400, "{\"error\": {\"message\": \"no tools\", \"param\": \"tools\", \"code\": \"unsupported_parameter\"}}")
                    .streams(ScriptedServer.answer("A.")).streams(ScriptedServer.answer("B."));
            chat(server, null, "a\nb\n", CALCULATOR);
            assertThat(server.asked).hasSize(3);
            assertThat(server.asked.get(0).has("tool_choice")).isFalse();
            assertThat(server.asked.subList(1, 3)).allMatch(body -> body.get("tool_choice").stringValue().equals("none") && body.get("tools").size() == 1);
            assertThat(aside.toString()).contains("makes no tool_calls");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error": {"message": "The API key is not known here."}}                    | The API key is not known here. | --api-key
            404 | {"error": {"message": "No such model.", "code": "model_not_found"}}         | No such model.                 | --model
            404 | <html>nothing here</html>                                                   | nothing here                   | --url
            400 | {"error": {"message": "Too long.", "code": "context_length_exceeded"}}      | Too long.                      | /clear
            503 | {"error": {"message": "The host drains."}}                                  | The host drains.               | send it again
            500 | ''                                                                          | status 500                     | status
            """)
    void refusalIsWordedWithWhatToDo(int status, String body, String words, String action) throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.refuses(status, body);
            assertThatThrownBy(() -> chat(server, null, "Hello\n")).isInstanceOf(ChatException.class).hasMessageContaining(words).hasMessageContaining(action);
        }
    }

    @Test
    void errorInMidAnswerIsToldAndTheTurnForgotten() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams("data: " + ScriptedServer.content("Half") + "\n\ndata: {\"error\": {\"message\": \"The engine broke.\"}}\n\n")
                    .streams("data: " + ScriptedServer.content("Cut") + "\n\n").streams(ScriptedServer.answer("Whole."));
            Console console = new Console(new PipedLines(new StringReader("a\nb\nc\n")), screen(), new Strike(() -> { }), true);
            try (ChatSession session = ChatSession.open(spec(server, "[]"), null, console)) {
                session.run();
            }
            assertThat(aside.toString()).contains("augury: The engine broke.").contains("the stream ended before the answer did");
            assertThat(out.toString()).isEqualTo("Half\nCut\nWhole.\n");
            assertThat(messages(server, 2)).isEqualTo(JSON.readTree("[{\"role\": \"user\", \"content\": \"c\"}]"));
        }
    }

    @Test
    void strikeCancelsTheAnswerAndKeepsWhatCame() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streamsWithoutEnd("data: " + ScriptedServer.content("word ") + "\n\n").streams(ScriptedServer.answer("Next."));
            Strike strike = new Strike(() -> { throw new IllegalStateException("left"); });
            Screen screen = new Screen(new PrintWriter(striking(strike)), new PrintWriter(aside), false);
            Console console = new Console(new PipedLines(new StringReader("a\nb\n")), screen, strike, true);
            try (ChatSession session = ChatSession.open(spec(server, "[]"), null, console)) {
                session.run();
            }
            assertThat(server.gone.await(30, TimeUnit.SECONDS)).as("the server noticed").isTrue();
            assertThat(aside.toString()).contains("cancelled; about ");
            assertThat(out.toString()).startsWith("word word ").endsWith("Next.\n");
            assertThat(messages(server, 1).get(1).get("content").stringValue()).startsWith("word word ");
        }
    }

    /** Strikes when the third word is shown. */
    private Writer striking(Strike strike) {
        return new Writer() {
            private int writes;

            @Override
            public void write(char[] text, int from, int length) {
                out.write(text, from, length);
                if (++writes == 3) {
                    strike.hit();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void secondStrikeLeaves() {
        int[] left = new int[1];
        Strike strike = new Strike(() -> left[0]++);
        strike.begin();
        strike.hit();
        assertThat(left[0]).isZero();
        strike.hit();
        assertThat(left[0]).isEqualTo(1);
        strike.end();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        strike.hit();
        assertThat(left[0]).isEqualTo(2);
    }

    @Test
    void nobodyAtTheAddressIsWordedWithHowToStartAServer() throws Exception {
        URI free;
        try (ScriptedServer server = new ScriptedServer(64)) {
            free = server.base();
        }
        ChatSpec spec = new ChatSpec(free, null, null, JSON.createArrayNode());
        Console console = new Console(new PipedLines(new StringReader("")), screen(), new Strike(() -> { }), false);
        assertThatThrownBy(() -> ChatSession.open(spec, null, console)).isInstanceOf(ChatException.class).hasMessageContaining("No server answers").hasMessageContaining("./augury serve");
    }

    @Test
    void saveWritesWhatTheApiTakesBackAndSparesOldFiles(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("chat.json");
        try (ScriptedServer server = new ScriptedServer(64)) {
            server.streams(ScriptedServer.answer("One."));
            chat(server, null, "a\n/save " + file + "\n");
            assertThat(JSON.readTree(Files.readString(file))).hasSize(2);
            assertThatThrownBy(() -> chat(server, null, "/save " + file + "\n")).isInstanceOf(ChatException.class).hasMessageContaining("already");
        }
    }

    @Test
    void unknownCommandIsNamedWithTheKnownOnes() throws Exception {
        try (ScriptedServer server = new ScriptedServer(64)) {
            assertThatThrownBy(() -> chat(server, null, "/exit\n")).hasMessageContaining("/exit").hasMessageContaining("/quit");
            chat(server, null, "/help\n");
            assertThat(aside.toString()).contains("/clear", "/save FILE", "/system TEXT", "Ctrl-C");
        }
    }

    private void chat(ScriptedServer server, @Nullable String system, String lines) throws IOException, ChatException, InterruptedException {
        chat(server, system, lines, "[]");
    }

    private void chat(ScriptedServer server, @Nullable String system, String lines, String tools) throws IOException, ChatException, InterruptedException {
        Console console = new Console(new PipedLines(new StringReader(lines)), screen(), new Strike(() -> { }), false);
        try (ChatSession session = ChatSession.open(spec(server, tools), system, console)) {
            session.run();
        }
    }

    private Screen screen() {
        return new Screen(new PrintWriter(out), new PrintWriter(aside), false);
    }

    private static ChatSpec spec(ScriptedServer server, String tools) {
        return new ChatSpec(server.base(), "k", null, (ArrayNode) JSON.readTree(tools));
    }

    private static JsonNode messages(ScriptedServer server, int request) {
        return server.asked.get(request).get("messages");
    }
}
