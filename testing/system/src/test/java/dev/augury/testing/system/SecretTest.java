package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret of a tool, key of a client or password of an operator is in what a host that logs all it can leaves behind, whatever a service does with them. */
class SecretTest {

    private static final String SECRET = "tool-secret-8f3a1c";
    private static final String WRONG_KEY = "sk-augury-wrong-5d71e0";
    private static final String WRONG_PASSWORD = "password-guess-2b9c44";
    private static final List<String> TOOLS = List.of("echo", "refuse", "fail", "back", "away", "astray", "askew", "garble", "nobody");
    private static final Pattern PASSWORD = Pattern.compile("as admin with the password (\\S+)");

    @TempDir
    Path folder;

    @Test
    void nothingThatIsLeftBehindHoldsASecret() throws Exception {
        Path home = AuguryProcess.distribution();
        Assumptions.assumeTrue(Files.exists(home.resolve("models/augury-demo.gguf")), "No demo model in " + home + "; models/demo/README.md says how it is made");
        try (EchoingService service = new EchoingService(); AuguryProcess server = serve(service, home)) {
            String address = server.awaitServing();
            String key = Files.readString(folder.resolve("data/first-key")).strip();
            String password = password(server.log());
            try (ApiCalls api = new ApiCalls(address, key); ApiCalls stranger = new ApiCalls(address, WRONG_KEY); Visitor operator = new Visitor(address);
                    ApiCalls management = new ApiCalls(server.management(), "")) {
                for (String tool : TOOLS) {
                    var answer = api.post("/v1/chat/completions", ask(tool));
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(Json.read(answer.body()).at("/augury/calls/0/tool").asString()).as(answer.body()).isEqualTo(tool);
                    assertThat(answer.body()).doesNotContain(SECRET);
                }
                assertThat(stranger.get("/v1/models").statusCode()).isEqualTo(401);
                assertThat(operator.signIn("admin", WRONG_PASSWORD)).contains("wrong");
                assertThat(operator.signIn("admin", password)).doesNotContain("wrong");
                assertThat(management.get("/metrics").body()).contains("augury_").doesNotContain(SECRET, key, password);
            }
            assertThat(service.seen()).as("the service is sent what it is to be sent").contains("/echo Bearer " + SECRET).contains("/garble Bearer " + SECRET);
            server.stop();
            String log = server.log();
            assertThat(linesWith(log, "DEBUG")).as("the log tells all it can").hasSizeGreaterThan(100);
            assertThat(linesWith(log, "The tool fail failed 1 times in a row and rests")).as("the log of the plugin is here").hasSize(1);
            for (String secret : List.of(SECRET, WRONG_KEY, WRONG_PASSWORD)) {
                assertThat(linesWith(log, secret)).as(secret).isEmpty();
            }
            assertThat(linesWith(log, key)).as("announced once").hasSize(1);
            assertThat(linesWith(log, password)).as("announced once").hasSize(1);
            assertThat(history()).as("calls are in the history").contains("'garble'").doesNotContain(SECRET, key, password, WRONG_KEY, WRONG_PASSWORD);
            for (String secret : List.of(SECRET, password, WRONG_KEY, WRONG_PASSWORD)) {
                assertThat(filesWith(secret)).as(secret).isEmpty();
            }
            assertThat(filesWith(key)).containsExactly("first-key");
        }
    }

    private AuguryProcess serve(EchoingService service, Path home) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        StringBuilder tools = new StringBuilder();
        for (String tool : TOOLS) {
            tools.append(tools.isEmpty() ? "" : ",\n").append("""
                    {"name": "%s", "url": "%s", "parameters": {"type": "object", "properties": {}, "additionalProperties": false}, "headers": {"Authorization": "Bearer ${file:%s}"}}"""
                    .formatted(tool, tool.equals("nobody") ? EchoingService.nobody() : service.url("/" + tool), secret));
        }
        Path declared = Files.writeString(folder.resolve("tools.json"), "{\"tools\": [" + tools + "]}");
        return AuguryProcess.serve(folder, home, "--kv-memory", "64MB", "--", "--augury.call-executor.name=http", "--augury.call-executor.options.tools=" + declared,
                "--augury.call-executor.options.allow=127.0.0.1/32", "--augury.call-executor.options.retries=0", "--augury.call-executor.options.breaker-failures=1",
                "--logging.level.root=debug",
                "--logging.level.dev.augury=trace");
    }

    /** Names the tool, so that whatever the model would say, it calls. */
    private static String ask(String tool) {
        return """
                {"model": "augury-demo", "temperature": 0, "max_tokens": 60, "messages": [{"role": "user", "content": "Please look."}], "augury": {"tools": ["%s"]},
                 "tool_choice": {"type": "function", "function": {"name": "%s"}}, "parallel_tool_calls": false}""".formatted(tool, tool);
    }

    private static String password(String log) {
        Matcher announced = PASSWORD.matcher(log);
        assertThat(announced.find()).as("the first start announces a password").isTrue();
        return announced.group(1);
    }

    /** Returns all that the database holds, as SQL. */
    private String history() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/augury"), "sa", "");
                ResultSet lines = connection.createStatement().executeQuery("SCRIPT")) {
            StringBuilder all = new StringBuilder();
            while (lines.next()) {
                all.append(lines.getString(1)).append('\n');
            }
            return all.toString();
        }
    }

    private static List<String> linesWith(String log, String text) {
        return log.lines().filter(line -> line.contains(text)).toList();
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile).filter(file -> content(file).contains(text)).map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
