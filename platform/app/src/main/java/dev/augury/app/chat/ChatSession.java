package dev.augury.app.chat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A conversation with one model, line by line. */
public final class ChatSession implements AutoCloseable {

    private static final int CALL_ROUNDS_MAX = 16;
    private static final String NO_RESULT = "{\"error\": \"no result\"}";

    private final ChatClient client;
    private final Conversation conversation;
    private final Console console;
    private final boolean performsCalls;

    private ChatSession(ChatClient client, Conversation conversation, Console console, boolean performsCalls) {
        this.client = client;
        this.conversation = conversation;
        this.console = console;
        this.performsCalls = performsCalls;
    }

    /**
     * Opens a conversation.
     *
     * @param system system message, or null for the model's own
     * @throws ChatException when no model is named and the server lists none
     */
    public static ChatSession open(ChatSpec spec, @Nullable String system, Console console) throws ChatException, InterruptedException {
        JsonMapper json = new JsonMapper();
        ChatSpec whole = spec.model() == null ? spec.withModel(first(spec, json)) : spec;
        if (console.person()) {
            console.screen().dim(whole.model() + " at " + whole.base() + "; /help lists the commands");
        }
        return new ChatSession(new ChatClient(whole, json), new Conversation(json, system), console, !spec.tools().isEmpty());
    }

    private static String first(ChatSpec spec, JsonMapper json) throws ChatException, InterruptedException {
        try (ChatClient client = new ChatClient(spec, json)) {
            List<String> models = client.models();
            if (models.isEmpty()) {
                throw new ChatException("The server at " + spec.base() + " lists no model yet.", "wait until it has loaded one, or name one with --model");
            }
            return models.getFirst();
        }
    }

    /** Takes lines until they end or one says {@code /quit}. */
    public void run() throws ChatException, IOException {
        boolean more = true;
        while (more) {
            String line = console.lines().next("> ");
            more = line != null && take(line);
        }
    }

    private boolean take(String line) throws ChatException, IOException {
        try {
            if (line.isBlank()) {
                return true;
            }
            if (line.startsWith("/") && !line.startsWith("//")) {
                return obey(line);
            }
            say(line.startsWith("//") ? line.substring(1) : line);
        } catch (ChatException e) {
            if (!console.person()) {
                throw e;
            }
            console.screen().plain("augury: " + e.getMessage());
        }
        return true;
    }

    private boolean obey(String line) throws ChatException, IOException {
        Command command = Command.named(line).orElseThrow(() -> new ChatException("There is no command " + line.strip().split("\\s", 2)[0] + "; known are " + Command.words() + ".",
                "begin a message that starts with a slash with two of them"));
        switch (command) {
            case HELP -> console.screen().plain(Command.help());
            case CLEAR -> conversation.clear();
            case SAVE -> save(command.argument(line));
            case SYSTEM -> conversation.system(command.argument(line));
            case QUIT -> {
                return false;
            }
        }
        return true;
    }

    private void save(String name) throws ChatException {
        if (name.isEmpty()) {
            throw new ChatException("/save needs the name of a file.", "write for example /save chat.json");
        }
        try {
            Files.writeString(Path.of(name), conversation.written(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            console.screen().dim("saved in " + Path.of(name).toAbsolutePath());
        } catch (FileAlreadyExistsException e) {
            throw new ChatException("There is a file " + name + " already.", "name another, or remove it first");
        } catch (IOException | InvalidPathException e) {
            throw new ChatException("The file " + name + " cannot be written: " + e.getMessage() + ".", "name another");
        }
    }

    /**
     * Sends a message, shows the answer, and asks for the results of the calls in it.
     *
     * @throws ChatException when there is no answer; the message is then forgotten
     */
    public void say(String message) throws ChatException, IOException {
        conversation.user(message);
        try {
            Answer answer = answer();
            for (int round = 0; performsCalls && !answer.calls().isEmpty(); round++) {
                if (round == CALL_ROUNDS_MAX) {
                    throw new ChatException("The model has called " + CALL_ROUNDS_MAX + " times in one answer.", "ask in another way");
                }
                for (AnswerEvent.Call call : answer.calls()) {
                    conversation.result(call, result(call));
                }
                answer = answer();
            }
        } catch (ChatException e) {
            conversation.forgetTurn();
            throw e;
        }
    }

    private Answer answer() throws ChatException {
        Answer answer;
        console.strike().begin();
        try {
            answer = client.ask(conversation.messages(), console.screen()::show);
        } finally {
            console.strike().end();
            console.screen().endAnswer();
        }
        conversation.assistant(answer, performsCalls);
        console.screen().dim(ending(answer) + answer.timing().words());
        return answer;
    }

    private static String ending(Answer answer) {
        if (answer.cancelled()) {
            return "cancelled; ";
        }
        return "length".equals(answer.reason()) ? "cut off at the limit of tokens; " : "";
    }

    private String result(AnswerEvent.Call call) throws IOException {
        String typed = console.lines().next("result of " + call.tool() + "> ");
        return typed == null || typed.isBlank() ? NO_RESULT : typed;
    }

    @Override
    public void close() {
        client.close();
    }
}
