package dev.augury.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.ToolDeclaration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpExecutorTest {

    @TempDir
    private Path folder;

    private Service service;
    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        service = new Service();
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
        service.close();
    }

    private String tool(String path, String more) {
        return "{\"name\": \"t\", \"url\": \"" + service.url() + path + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private static CallResponse failed(String sentence) {
        return new CallResponse(sentence, true);
    }

    @Test
    void argumentsStandEncodedInPathAndQuery() throws Exception {
        service.answers("/items", 200, "found");
        bench.tools(tool("/items/{item}?lang={lang}&full=1", ""));
        assertThat(bench.call("t", "{\"item\": \"a/b ?#&ü%\", \"lang\": \"x&y=z\"}")).isEqualTo(new CallResponse("found", false));
        assertThat(bench.call("t", "{\"item\": 7}")).isEqualTo(new CallResponse("found", false));
        assertThat(service.asked()).containsExactly("GET /items/a%2Fb%20%3F%23%26%C3%BC%25?lang=x%26y%3Dz&full=1", "GET /items/7?full=1");
    }

    @Test
    void argumentsCannotClimbOutOfThePathNorBeMissing() throws Exception {
        bench.tools(tool("/items/{item}", ""));
        for (String item : new String[] {"..", ".", "a/../..", "..\\b"}) {
            assertThat(bench.call("t", "{\"item\": \"" + item.replace("\\", "\\\\") + "\"}")).isEqualTo(failed("The argument 'item' must not be a path."));
        }
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The argument 'item' is missing."));
        assertThat(bench.call("t", "[1]")).isEqualTo(failed("The arguments must be a JSON object."));
        assertThat(bench.call("t", "{\"item\": ")).isEqualTo(failed("The arguments are not JSON."));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void otherArgumentsAreTheBody() throws Exception {
        service.answers("/orders", 201, "{\"order\": {\"id\": 17, \"note\": \"thanks\"}}");
        bench.tools(tool("/orders/{shop}", "\"method\": \"POST\", \"result\": \"/order/note\""));
        assertThat(bench.call("t", "{\"shop\": \"a\", \"item\": \"mug\", \"count\": 2}")).isEqualTo(new CallResponse("thanks", false));
        assertThat(service.asked()).containsExactly("POST /orders/a {\"item\":\"mug\",\"count\":2}");
    }

    @Test
    void charsetThatNobodyKnowsIsTakenForUtf8() throws Exception {
        for (String charset : new String[] {"unheard-of", "\"utf 8\"", "*"}) {
            String path = "/" + charset.length();
            service.on(path, exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=" + charset);
                Service.send(exchange, 200, "grün");
            });
        }
        bench.tools(tool("/{page}", ""));
        for (String page : new String[] {"10", "7", "1"}) {
            assertThat(bench.call("t", "{\"page\": \"" + page + "\"}")).isEqualTo(new CallResponse("grün", false));
        }
    }

    @Test
    void resultIsWhatThePointerPointsAt() throws Exception {
        service.answers("/r", 200, "{\"items\": [{\"price\": 4.50}]}").answers("/bad", 200, "<html>");
        bench.tools(tool("/{page}", "\"result\": \"/items/0\""));
        assertThat(bench.call("t", "{\"page\": \"r\"}").content()).isEqualTo("{\"price\":4.50}");
        assertThat(bench.call("t", "{\"page\": \"bad\"}")).isEqualTo(failed("The tool 't' answered with something that is not JSON."));
        bench.close();
        bench.tools(tool("/r", "\"result\": \"/items/1\""));
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The response of the tool 't' has nothing at /items/1."));
    }

    @Test
    void refusalOfTheServiceIsToldToTheModel() throws Exception {
        service.answers("/none", 404, "{\"error\": \"not found\"}").answers("/silent", 400, "").answers("/long", 400, "x".repeat(5000));
        bench.tools(tool("/{page}", ""));
        assertThat(bench.call("t", "{\"page\": \"none\"}")).isEqualTo(failed("{\"error\": \"not found\"}"));
        assertThat(bench.call("t", "{\"page\": \"silent\"}")).isEqualTo(failed("The tool 't' answered with status 400."));
        assertThat(bench.call("t", "{\"page\": \"long\"}")).isEqualTo(failed("The tool 't' answered with status 400."));
        assertThat(bench.call("unheard", "{}")).isEqualTo(failed("There is no tool 'unheard'; known are t."));
    }

    @Test
    void requiredArgumentsMustBeThere() throws Exception {
        bench.tools(tool("/x?q={q}", "\"description\": \" Finds. \", \"parameters\": {\"type\": \"object\", \"required\": [\"q\"]}"));
        assertThat(bench.call("t", "{\"q\": null}")).isEqualTo(failed("The argument 'q' is missing."));
        assertThat(bench.executor().declarations()).containsExactly(new ToolDeclaration("t", "Finds.", "{\"type\":\"object\",\"required\":[\"q\"]}"));
    }

    @Test
    void onlyIdempotentToolsAreAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        service.on("/flaky", exchange -> Service.send(exchange, asked.incrementAndGet() % 3 == 0 ? 200 : 503, "at last"));
        bench.options.put("retries", "2");
        bench.tools(tool("/flaky", ""));
        assertThat(bench.call("t", "{}")).isEqualTo(new CallResponse("at last", false));
        assertThat(asked).hasValue(3);
        bench.close();
        bench.tools(tool("/flaky", "\"method\": \"POST\""));
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The tool 't' answered with status 503."));
        assertThat(asked).hasValue(4);
    }

    @Test
    void toolThatFailsRepeatedlyRests() throws Exception {
        AtomicInteger status = new AtomicInteger(500);
        service.on("/x", exchange -> Service.send(exchange, status.get(), "fine"));
        bench.options.put("breaker-failures", "3");
        bench.options.put("breaker-pause", "30s");
        bench.tools(tool("/x", ""));
        for (int i = 0; i < 5; i++) {
            assertThat(bench.call("t", "{}").failed()).isTrue();
        }
        assertThat(service.asked()).hasSize(3);
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The tool 't' has failed repeatedly and rests; try it later."));
        status.set(200);
        bench.nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
        assertThat(bench.call("t", "{}")).isEqualTo(new CallResponse("fine", false));
    }

    @Test
    void slowAndStallingBodiesEndAtTheDeadline() throws Exception {
        service.stalls("/stall").trickles("/trickle");
        bench.tools(tool("/{page}", "\"timeout\": 0.3"));
        for (String page : new String[] {"stall", "trickle"}) {
            long start = System.nanoTime();
            assertThat(bench.call("t", "{\"page\": \"" + page + "\"}")).isEqualTo(failed("The tool 't' did not answer in time."));
            assertThat((System.nanoTime() - start) / 1e9).as("seconds of a call that may take 0.3").isLessThan(5);
        }
    }

    @Test
    void floodIsCutOff() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        service.floods("/flood", stopped).answers("/exact", 200, "x".repeat(100));
        bench.tools(tool("/{page}", "\"response-bytes-max\": 100"));
        assertThat(bench.call("t", "{\"page\": \"flood\"}")).isEqualTo(failed("The response of the tool 't' is longer than 100 bytes."));
        assertThat(stopped.await(10, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
        assertThat(bench.call("t", "{\"page\": \"exact\"}").failed()).isFalse();
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        for (String garbage : new String[] {"this is not HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "x".repeat(100_000), "HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(1000) + "\r\n"}) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                Thread talker = Thread.ofVirtual().start(() -> say(socket, garbage));
                bench.tools("{\"name\": \"t\", \"url\": \"http://127.0.0.1:" + socket.getLocalPort() + "/\"}");
                CallResponse response = bench.call("t", "{}");
                assertThat(response.failed()).isTrue();
                assertThat(response.content()).startsWith("The tool 't' ").endsWith(".").hasSizeLessThan(100);
                talker.join();
                bench.close();
            }
        }
        bench.tools(tool("/", ""));
    }

    private static void say(ServerSocket socket, String text) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().read();
        } catch (IOException e) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void deadServiceIsTold() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        bench.tools("{\"name\": \"t\", \"url\": \"http://127.0.0.1:" + port + "/\"}");
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The tool 't' could not be reached, or broke off."));
    }

    @Test
    void oneCallAtOnceWaitsForTheOther() throws Exception {
        service.stalls("/stall").answers("/x", 200, "x");
        bench.tools(tool("/{page}", "\"concurrency\": 1"));
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                bench.call("t", "{\"page\": \"stall\"}", 60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (service.asked().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(bench.call("t", "{\"page\": \"x\"}", 100)).isEqualTo(failed("The tool 't' is busy with other calls."));
        first.interrupt();
        first.join();
        assertThat(bench.call("t", "{\"page\": \"x\"}").failed()).as("an interrupted call gives its place back").isFalse();
    }

    @Test
    void secretsReachTheServiceAndNobodyElse() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "file\"secret\n");
        bench.environment.put("KEY", "env-secret-1");
        service.on("/x", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            String other = exchange.getRequestHeaders().getFirst("X-Other");
            Service.send(exchange, 400, key + " " + other + " {\"k\": \"file\\\"secret\"}");
        });
        bench.tools(tool("/x", "\"headers\": {\"Authorization\": \"Bearer ${env:KEY}\", \"X-Other\": \"${file:" + file + "}\"}"));
        assertThat(bench.call("t", "{}")).isEqualTo(failed("Bearer *** *** {\"k\": \"***\"}"));
        Files.writeString(file, "renewed-secret");
        assertThat(bench.call("t", "{}").content()).startsWith("Bearer *** *** ");
        Files.delete(file);
        assertThat(bench.call("t", "{}")).isEqualTo(failed("The tool 't' lacks a secret that its operator must provide."));
    }

    @Test
    void redirectCarriesNoSecretToAnotherHost() throws Exception {
        bench.environment.put("KEY", "env-secret-1");
        try (Service other = new Service()) {
            other.answers("/x", 200, "other");
            service.redirects("/away", 302, other.url() + "/x?key=env-secret-1").redirects("/name", 302, "http://env-secret-1.invalid/").redirects("/back", 302, "/x?key=env-secret-1");
            service.answers("/x", 200, "back");
            bench.tools(tool("/{page}", "\"headers\": {\"Authorization\": \"Bearer ${env:KEY}\"}"));
            for (String page : new String[] {"away", "name"}) {
                assertThat(bench.call("t", "{\"page\": \"" + page + "\"}")).isEqualTo(failed("The tool 't' redirects to another host with a secret in the address."));
            }
            assertThat(bench.call("t", "{\"page\": \"back\"}").content()).isEqualTo("back");
            assertThat(other.asked()).isEmpty();
        }
    }
}
