package dev.augury.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.OnFailure;
import dev.augury.core.intercept.CallLimits;
import dev.augury.server.HttpTest;
import dev.augury.server.RawClient;
import dev.augury.server.host.TalkingHost;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.testing.kit.call.CallTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From HTTP through the real pipeline to a tool and back, in one request and one stream. */
class HostedCallTest extends HttpTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String RESULT = "It is noon.";
    private static final String AFTER = "Noon in Graz.";

    private final Clock clock = new Clock();
    private final TalkingHost talking = TalkingHost.performing(
            clock, new CallLimits(4, 4, Duration.ofSeconds(30), 1000, 4, OnFailure.FAIL),
            before -> before.contains(RESULT) ? AFTER : "Let me see. " + CallTemplate.HERMES.written("clock", "{\"city\": \"Graz\"}"));

    /** Tells the time when it is told to. */
    private static final class Clock implements CallExecutor {

        private final CountDownLatch called = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final AtomicBoolean interrupted = new AtomicBoolean();
        private volatile boolean fails;

        @Override
        public Set<String> tools() {
            return Set.of("clock");
        }

        @Override
        public CallResponse execute(CallRequest call) throws InterruptedException {
            called.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
            return new CallResponse(fails ? "The clock stands still." : RESULT, fails);
        }
    }

    private static String ask(boolean stream) {
        return "{\"model\": \"hub/large\", \"messages\": [{\"role\": \"user\", \"content\": \"What time is it in Graz?\"}], \"temperature\": 0,"
                + " \"augury\": {\"tools\": [\"clock\"]}, \"stream\": " + stream + "}";
    }

    /** Returns the content of a stream's chunks. */
    private static String content(String stream) {
        return Pattern.compile("\"content\":\"(.*?)\"").matcher(stream).results().map(match -> match.group(1)).collect(Collectors.joining());
    }

    private RawClient open() {
        serving.passTo(talking.pipeline());
        return new RawClient(host.port(), host.key(), PATH, ask(true));
    }

    @AfterEach
    void close() {
        serving.playHello();
        assertThat(talking.violations()).isEmpty();
        talking.close();
    }

    @Test
    void sameStreamGoesOnAfterTheCallAndIsNotSilentMeanwhile() {
        try (RawClient client = open()) {
            String before = client.readUntil("\"state\":\"started\"");
            assertThat(content(before)).isEqualTo("Let me see.");
            client.readUntil(": ping\n\n");
            client.readUntil(": ping\n\n");
            clock.answer.countDown();
            String after = client.readUntil("data: [DONE]");
            assertThat(after).contains("\"state\":\"finished\"").contains("\"finish_reason\":\"stop\"");
            assertThat(content(after)).isEqualTo(AFTER);
        }
    }

    @Test
    void wholeAnswerHoldsBothTurns() {
        serving.passTo(talking.pipeline());
        clock.answer.countDown();
        JsonNode answer = answer(PATH, ask(false));
        assertThat(answer.at("/choices/0/message/content").stringValue()).startsWith("Let me see.").endsWith(AFTER).doesNotContain("tool_call");
        assertThat(answer.at("/augury/calls/0/tool").stringValue()).isEqualTo("clock");
        assertThat(answer.at("/augury/response_tokens").intValue()).isPositive();
    }

    @Test
    void clientThatGoesDuringACallFreesItsKvAndInterruptsTheTool() throws InterruptedException {
        RawClient client = open();
        assertThat(clock.called.await(20, TimeUnit.SECONDS)).isTrue();
        client.close();
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilTrue(clock.interrupted);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(talking.statistics().sequences().paused()).isZero();
            assertThat(talking.statistics().memory().deviceFree()).isEqualTo(talking.statistics().memory().deviceTotal());
        });
    }

    @Test
    void failedCallFailsTheRequestWhereTheOperatorWantsThat() {
        clock.fails = true;
        clock.answer.countDown();
        serving.passTo(talking.pipeline());
        JsonNode error = error(502, PATH, ask(false));
        assertThat(error.get("code").stringValue()).isEqualTo("tool_failed");
        assertThat(error.get("message").stringValue()).isEqualTo("The call of tool 'clock' failed, and with it the request: The clock stands still.");
        List<String> events = events(PATH, ask(true));
        assertThat(events.getLast()).contains("tool_failed");
    }
}
