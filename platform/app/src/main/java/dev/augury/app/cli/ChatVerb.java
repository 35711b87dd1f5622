package dev.augury.app.cli;

import dev.augury.app.chat.ChatException;
import dev.augury.app.chat.ChatSession;
import dev.augury.app.chat.ChatSpec;
import dev.augury.app.chat.Console;
import dev.augury.app.chat.PipedLines;
import dev.augury.app.chat.Screen;
import dev.augury.app.chat.Strike;
import dev.augury.app.chat.TerminalLines;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Chats with a server. */
@Command(name = "chat", mixinStandardHelpOptions = true,
        description = "Chats with any server of the OpenAI API. At a terminal line by line, /help lists the commands; from a pipe each line is a message; with MESSAGE once.")
final class ChatVerb implements Callable<Integer> {

    private static final int TOOLS_BYTES_MAX = 1 << 20;
    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiKeyMixin apiKey;

    @Key("augury.chat.url")
    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080/v1", description = "Base address; default ${DEFAULT-VALUE}. Key: augury.chat.url")
    private URI url;

    @Key("augury.chat.model")
    @Option(names = "--model", paramLabel = "NAME", description = "Name of the model; default: the first that the server lists. Key: augury.chat.model")
    private @Nullable String model;

    @Key("augury.chat.system")
    @Option(names = "--system", paramLabel = "TEXT", description = "System message; default: the model's own. Key: augury.chat.system")
    private @Nullable String system;

    @Key("augury.chat.tools")
    @Option(names = "--tools", paramLabel = "FILE",
            description = "JSON array of tools in OpenAI's form; when the model calls one you type its result, an empty line is an error. Key: augury.chat.tools")
    private @Nullable Path tools;

    @Parameters(arity = "0..*", paramLabel = "MESSAGE", description = "Message to send; words are joined by blanks.")
    private List<String> message = List.of();

    @Override
    public Integer call() throws IOException, ChatException, InterruptedException {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new ParameterException(spec.commandLine(), "--url is " + url + "; write it as in http://127.0.0.1:8080/v1");
        }
        ChatSpec wanted = new ChatSpec(url, apiKey.find(url), model, declared());
        java.io.Console present = System.console();
        if (message.isEmpty() && present != null && present.isTerminal()) {
            atTerminal(wanted);
        } else {
            throughPipe(wanted);
        }
        return 0;
    }

    private void atTerminal(ChatSpec wanted) throws IOException, ChatException, InterruptedException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            boolean dims = System.getenv().getOrDefault("NO_COLOR", "").isEmpty() && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
            Strike strike = new Strike(() -> System.exit(INTERRUPTED));
            terminal.handle(Terminal.Signal.INT, _ -> strike.hit());
            Screen screen = new Screen(terminal.writer(), terminal.writer(), dims);
            try (ChatSession session = ChatSession.open(wanted, system, new Console(new TerminalLines(terminal), screen, strike, true))) {
                session.run();
            }
        }
    }

    private void throughPipe(ChatSpec wanted) throws IOException, ChatException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PipedLines lines = new PipedLines(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Console console = new Console(lines, new Screen(out, spec.commandLine().getErr(), false), new Strike(() -> System.exit(INTERRUPTED)), false);
        try (ChatSession session = ChatSession.open(wanted, system, console)) {
            if (message.isEmpty()) {
                session.run();
            } else {
                session.say(String.join(" ", message));
            }
        }
    }

    private ArrayNode declared() throws IOException {
        JsonMapper json = new JsonMapper();
        if (tools == null) {
            return json.createArrayNode();
        }
        if (Files.size(tools) > TOOLS_BYTES_MAX) {
            throw new ParameterException(spec.commandLine(), "--tools: " + tools + " is larger than " + (TOOLS_BYTES_MAX >> 20) + " MiB");
        }
        try {
            JsonNode read = json.readTree(Files.readString(tools));
            if (read instanceof ArrayNode array) {
                return array;
            }
        } catch (JacksonException e) {
            throw new ParameterException(spec.commandLine(), "--tools: " + tools + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new ParameterException(spec.commandLine(), "--tools: " + tools + " is no JSON array; give [{\"type\": \"function\", \"function\": {\"name\": …}}, …]");
    }
}
