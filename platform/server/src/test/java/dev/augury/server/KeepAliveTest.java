package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepAliveTest extends HttpTest {

    /** An answer from elsewhere, one that is known at once queued behind it, and then one more: the connection must still be read. */
    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/v1/models", "/nothing", "/v1/models/none"})
    void connectionIsReadAfterAnAnswerThatWasKnownAtOnce(String path) {
        String completion = RawClient.post(host.key(), "/v1/chat/completions", chat(""));
        try (RawClient raw = new RawClient(host.port(), host.key(), "/v1/chat/completions", chat(""))) {
            raw.readUntil("\"usage\"");
            for (int i = 0; i < 5; i++) {
                raw.send(completion + get(path) + get("/v1/models/small?" + i));
                raw.readUntil("\"owned_by\"");
                raw.send(get("/livez?last"));
                assertThat(raw.readUntil("\"status\"")).as("after round %d", i).contains("200 OK");
            }
        }
    }

    private String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + host.key() + "\r\n\r\n";
    }
}
