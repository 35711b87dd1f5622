package dev.augury.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.augury.core.intercept.CallLimits;
import dev.augury.executor.http.HttpConfig;
import dev.augury.executor.http.HttpFactory;
import dev.augury.server.HttpTest;
import dev.augury.server.host.TalkingHost;
import dev.augury.spi.call.CallExecutor;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.call.CallTemplate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool over HTTP whose service echoes its secret: the model reads the response, and not the secret. What else is left behind is for the tests of the whole house. */
class HostedSecretTest extends HttpTest {

    private static final String SECRET = "tool-secret-8f3a1c";

    @TempDir
    private Path folder;

    @Test
    void secretReachesNeitherPromptNorClient() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        service.createContext("/", exchange -> {
            byte[] body = ("{\"noon\": \"told to " + exchange.getRequestHeaders().getFirst("Authorization") + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        List<String> prompts = new CopyOnWriteArrayList<>();
        try (TalkingHost talking = TalkingHost.performing(executor(service.getAddress().getPort()), CallLimits.DEFAULT, before -> {
            prompts.add(before);
            return before.contains("told to") ? "Noon." : CallTemplate.HERMES.written("clock", "{}");
        })) {
            serving.passTo(talking.pipeline());
            String answer = answer("/v1/chat/completions", "{\"model\": \"hub/large\", \"messages\": [{\"role\": \"user\", \"content\": \"What time is it?\"}], "
                    + "\"temperature\": 0, \"augury\": {\"tools\": [\"clock\"]}}").toString();
            assertThat(answer).contains("Noon.").doesNotContain(SECRET);
            assertThat(prompts).hasSize(2).noneMatch(prompt -> prompt.contains(SECRET));
            assertThat(prompts.getLast()).contains("told to Bearer ***");
        } finally {
            serving.playHello();
            service.stop(0);
        }
    }

    private CallExecutor executor(int port) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        Path tools = Files.writeString(folder.resolve("tools.json"), """
                {"tools": [{"name": "clock", "url": "http://127.0.0.1:%d/", "headers": {"Authorization": "Bearer ${file:%s}"}}]}""".formatted(port, secret));
        return new HttpFactory().create(OptionRecords.bind(HttpConfig.class, Map.of("tools", tools.toString(), "allow", "127.0.0.1/32")), new LoneContext(folder, 1));
    }
}
