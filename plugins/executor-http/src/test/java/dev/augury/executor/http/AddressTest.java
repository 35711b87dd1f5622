package dev.augury.executor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where requests go, and where they do not. */
class AddressTest {

    private static final CallResponse REFUSED = new CallResponse("The tool 't' leads to an address that is not allowed.", true);

    @TempDir
    private Path folder;

    private Service service;
    private Bench bench;
    private final List<String> lookedUp = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        service = new Service().answers("/x", 200, "here");
        bench = new Bench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
        service.close();
    }

    private void answers(String... addresses) {
        Iterator<String> answers = List.of(addresses).iterator();
        bench.lookup = host -> {
            lookedUp.add(host);
            List<InetAddress> list = new ArrayList<>();
            for (String address : answers.next().split(" ")) {
                list.add(InetAddress.ofLiteral(address));
            }
            return list;
        };
    }

    private String tool(String host, String more) {
        return "{\"name\": \"t\", \"url\": \"http://" + host + ":" + service.port() + "/x\"" + more + "}";
    }

    @Test
    void nothingPrivateIsReachedUnlessItIsAllowed() throws Exception {
        bench.options.put("allow", "");
        for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"}) {
            bench.tools(tool(host, ""));
            assertThat(bench.call("t", "{}")).as(host).isEqualTo(REFUSED);
            bench.close();
        }
        assertThat(service.asked()).isEmpty();
        bench.options.put("allow", "127.0.0.0/8");
        bench.tools(tool("127.0.0.1", ""));
        assertThat(bench.call("t", "{}").content()).isEqualTo("here");
    }

    @Test
    void oneRefusedAddressRefusesTheHost() throws Exception {
        answers("127.0.0.1 10.0.0.1");
        bench.tools(tool("shop.example", ""));
        assertThat(bench.call("t", "{}")).isEqualTo(REFUSED);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void connectionGoesToTheAddressThatWasChecked() throws Exception {
        answers("127.0.0.1", "127.0.0.2", "169.254.169.254");
        service.on("/close", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            Service.send(exchange, 200, "closed");
        });
        bench.tools(tool("rebinding.example", "").replace("/x", "/close"));
        assertThat(bench.call("t", "{}").content()).isEqualTo("closed");
        assertThat(lookedUp).as("one look-up for one connection").hasSize(1);
        assertThat(bench.call("t", "{}")).isEqualTo(REFUSED);
        assertThat(bench.call("t", "{}")).isEqualTo(REFUSED);
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void redirectsAreFollowedToCheckedAddressesOnly() throws Exception {
        service.redirects("/meta", 302, "http://169.254.169.254/latest/meta-data/").redirects("/again", 302, "/x").redirects("/loop", 307, "/loop").redirects("/file", 302, "file:///etc/passwd");
        bench.tools(tool("127.0.0.1", "").replace("/x", "/{page}"));
        assertThat(bench.call("t", "{\"page\": \"meta\"}")).isEqualTo(REFUSED);
        assertThat(bench.call("t", "{\"page\": \"again\"}").content()).isEqualTo("here");
        assertThat(bench.call("t", "{\"page\": \"loop\"}").content()).isEqualTo("The tool 't' redirects more than 3 times.");
        assertThat(bench.call("t", "{\"page\": \"file\"}").content()).isEqualTo("The tool 't' redirects to what is no http or https URL.");
    }

    @Test
    void headersAndBodiesStayWithTheirOrigin() throws Exception {
        try (Service other = new Service()) {
            other.on("/o", exchange -> Service.send(exchange, 200, "key " + exchange.getRequestHeaders().getFirst("X-Key")));
            service.redirects("/go", 302, other.url() + "/o").redirects("/post", 307, other.url() + "/o").redirects("/see", 303, other.url() + "/o");
            bench.environment.put("KEY", "env-secret-1");
            bench.tools(tool("127.0.0.1", ", \"headers\": {\"X-Key\": \"${env:KEY}\"}").replace("/x", "/{page}"));
            assertThat(bench.call("t", "{\"page\": \"go\"}").content()).isEqualTo("key null");
            bench.close();
            bench.tools(tool("127.0.0.1", ", \"method\": \"POST\"").replace("/x", "/{page}"));
            assertThat(bench.call("t", "{\"page\": \"post\", \"a\": 1}").content()).isEqualTo("The tool 't' redirects a request with a body to another host.");
            assertThat(bench.call("t", "{\"page\": \"see\", \"a\": 1}").content()).isEqualTo("key null");
            assertThat(other.asked()).containsExactly("GET /o", "GET /o");
        }
    }
}
