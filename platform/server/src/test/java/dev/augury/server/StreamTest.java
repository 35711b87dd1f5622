package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.server.stream.Exchanges;
import dev.augury.server.web.Door;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StreamTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Door door = host.bean(Door.class);
    private final Exchanges exchanges = host.bean(Exchanges.class);

    @Test
    void clientGoneInMidStreamCancels() {
        serving.playNothing();
        try (RawClient raw = new RawClient(host.port(), host.key(), PATH, chat("\"stream\": true"))) {
            ScriptedServing.Call call = serving.next();
            call.admit(1);
            call.say(0, "first");
            raw.readUntil("first");
            raw.close();
            assertThat(call.awaitCancelled(SOON)).isTrue();
        }
        assertEmptyHouse();
    }

    @Test
    void clientGoneBeforeTheVerdictCancels() {
        serving.playNothing();
        try (RawClient raw = new RawClient(host.port(), host.key(), PATH, chat("\"stream\": true"))) {
            ScriptedServing.Call call = serving.next();
            raw.close();
            assertThat(call.awaitCancelled(SOON)).isTrue();
        }
        assertEmptyHouse();
    }

    @Test
    void clientGoneWhileAWholeAnswerIsMadeCancels() {
        serving.playNothing();
        try (RawClient raw = new RawClient(host.port(), host.key(), PATH, chat(""))) {
            ScriptedServing.Call call = serving.next();
            call.admit(1);
            call.say(0, "first");
            raw.close();
            assertThat(call.awaitCancelled(SOON)).isTrue();
        }
        assertEmptyHouse();
    }

    @Test
    void clientGoneCancelsAllPrompts() {
        serving.playNothing();
        String body = "{\"model\": \"small\", \"prompt\": [\"a\", \"b\"], \"stream\": true}";
        try (RawClient raw = new RawClient(host.port(), host.key(), "/v1/completions", body)) {
            ScriptedServing.Call first = serving.next();
            ScriptedServing.Call second = serving.next();
            raw.close();
            assertThat(first.awaitCancelled(SOON)).isTrue();
            assertThat(second.awaitCancelled(SOON)).isTrue();
        }
        assertEmptyHouse();
    }

    @Test
    void silentStreamIsPinged() {
        serving.playNothing();
        try (RawClient raw = new RawClient(host.port(), host.key(), PATH, chat("\"stream\": true"))) {
            ScriptedServing.Call call = serving.next();
            call.admit(1);
            raw.readUntil(": ping\n\n");
            call.say(0, "late");
            assertThat(raw.readUntil("late")).contains("\"role\":\"assistant\"");
            call.finish(0, FinishReason.STOP);
            call.complete(new Usage(1, 1, 0));
            raw.readUntil("data: [DONE]\n\n");
        }
        assertEmptyHouse();
    }

    @Test
    void slowReaderIsEndedAndStallsNobody() {
        serving.playNothing();
        String piece = "x".repeat(8000);
        try (RawClient raw = new RawClient(host.port(), host.key(), PATH, chat("\"stream\": true"))) {
            ScriptedServing.Call slow = serving.next();
            slow.admit(1);
            int said = 0;
            while (slow.say(0, piece)) {
                said++;
                assertThat(said).as("pieces taken for a reader that does not read").isLessThan(100_000);
            }
            assertThat(slow.awaitCancelled(SOON)).as("the slow reader's request is cancelled").isTrue();
            assertThat(slow.say(0, piece)).as("nothing is taken afterwards").isFalse();
            serving.playHello();
            assertThat(answer(PATH, chat("")).get("choices").get(0).get("message").get("content").stringValue()).isEqualTo("Hello world");
            assertThat(raw.readUntil("\"error\"")).contains("data: ");
        }
        assertEmptyHouse();
    }

    private void assertEmptyHouse() {
        Awaitility.await().atMost(SOON).untilAsserted(() -> {
            assertThat(door.requests()).isZero();
            assertThat(door.streams()).isZero();
            assertThat(exchanges.size()).isZero();
        });
    }
}
