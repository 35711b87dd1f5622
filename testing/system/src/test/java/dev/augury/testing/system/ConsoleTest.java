package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The console of a distribution, on an engine that is simulated in real time, and at last on the demo model, which calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleTest {

    private static final Pattern PASSWORD = Pattern.compile("as admin with the password (\\S+)");
    private static final String PAGE = "/console/scheduling?lane=m";

    @TempDir
    static Path folder;

    private AuguryProcess server;
    private String address;
    private String password;

    @BeforeAll
    void serve() throws Exception {
        Path home = AuguryProcess.distribution();
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", "m.gguf", "--seed", "7").code()).isZero();
        server = AuguryProcess.serve(folder, home, "--model", "m.gguf", "--engine", "simulated", "--scheduler", "lamps", "--max-num-seqs", "4", "--kv-memory", "256MB", "--",
                "--augury.engine.options.step-micros=20000", "--augury.engine.options.context-length=4096", "--augury.kv.host-memory=64MB",
                AuguryProcess.TELL_PORTS,
                "--augury.scheduler.options.starvation-steps=100", "--augury.scheduler.options.starvation-time=0s",
                // The machine of a test may be busy, and the policy is not what is tried here.
                "--augury.policy.deadline=10s");
        address = server.awaitServing();
        password = password(server);
    }

    @AfterAll
    void stop() throws Exception {
        if (server != null) {
            assertThat(server.stop()).as(server.log()).isIn(0, 143);
            server.close();
        }
    }

    @Test
    void operatorWatchesAndTunesInABrowser() throws Exception {
        Browser.Ran ran = Browser.run("console", "console.mjs", House.ROOT.resolve("testing/system/target/console"),
                address, password, Files.readString(folder.resolve("data/first-key")).strip());
        assertThat(ran.ok()).as(ran.output() + "\n" + server.log()).isTrue();
        assertThat(ran.output()).endsWith("ok\n");
        assertThat(server.log()).containsPattern("Lane m: admin changed scheduler lamps: \\[starvation-steps 100 → \\d+\\], from step \\d+ on. Reason: short requests passed a long one");
    }

    @Test
    void consoleNeedsAPasswordAndTheApiAKey() throws Exception {
        try (Visitor stranger = new Visitor(address)) {
            for (String path : new String[] {"/console", PAGE, "/console/scheduling/kv.csv?lane=m", "/console/nowhere"}) {
                assertThat(stranger.get(path).headers().firstValue("Location")).as(path).hasValue("/console/sign-in");
            }
            assertThat(stranger.get("/v1/models").statusCode()).as("a session is no key").isEqualTo(401);
            assertThat(stranger.get("/consolette").statusCode()).isEqualTo(401);
            var form = stranger.get("/console/sign-in");
            assertThat(form.headers().firstValue("Content-Security-Policy").orElse("")).contains("script-src 'self'").doesNotContain("unsafe");
            assertThat(stranger.post("/console/sign-in", Visitor.form(Map.of("username", "admin", "password", password))).statusCode())
                    .as("a form without its token").isEqualTo(403);
            assertThat(stranger.signIn("admin", password)).isEqualTo("/console/nowhere");
            assertThat(stranger.get("/v1/models").statusCode()).as("a session is no key").isEqualTo(401);
            assertThat(stranger.get("/console/nowhere").body()).contains("There is no such page.");
            assertThat(stranger.get("/console/scheduling?lane=x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void consoleIsNotOnThePortOfMetrics() throws Exception {
        try (Visitor stranger = new Visitor(server.management()); ApiCalls metrics = new ApiCalls(server.management(), "")) {
            for (String path : new String[] {"/console", "/console/sign-in", PAGE}) {
                assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(metrics.get("/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void thresholdCanBeChangedWithoutScripts() throws Exception {
        try (Visitor operator = new Visitor(address)) {
            operator.signIn("admin", password);
            var changed = operator.send(PAGE, "/console/scheduling/threshold",
                    Map.of("lane", "m", "starvation-steps", "100", "starvation-time", "2.5", "reason", "a deadline <b>by contract</b>"));
            assertThat(changed.statusCode()).isEqualTo(303);
            assertThat(operator.get(changed.headers().firstValue("Location").orElseThrow()).body()).contains("starvation-time 0s → 2500ms").contains("In effect from step");
            assertThat(operator.get(PAGE + "&told=Send+your+password").body()).as("neither a link nor the last change twice").doesNotContain("Send your password", "In effect from step");
            String page = operator.get(PAGE).body();
            assertThat(page).contains("value=\"2.5\"").contains("a deadline &lt;b&gt;by contract&lt;/b&gt;").contains("0 s").contains("2.5 s");
            Matcher line = Pattern.compile("name=\"line\" value=\"(\\d+)\"").matcher(page);
            assertThat(line.find()).isTrue();
            var undo = Map.of("lane", "m", "line", line.group(1));
            assertThat(operator.send(PAGE, "/console/scheduling/undo", undo).statusCode()).isEqualTo(303);
            assertThat(operator.get(PAGE).body()).contains("Undo: a deadline").contains("value=\"0\"");
            var again = operator.send(PAGE, "/console/scheduling/undo", undo).headers().firstValue("Location").orElseThrow();
            assertThat(operator.get(again).body()).as("once only").contains("cannot be taken back any more");
            var silent = operator.send(PAGE, "/console/scheduling/threshold", Map.of("lane", "m", "starvation-time", "9", "reason", " "));
            assertThat(operator.get(silent.headers().firstValue("Location").orElseThrow()).body()).contains("There is no reason.").contains("value=\"0\"");
            var forged = operator.send(PAGE, "/console/scheduling/threshold", Map.of("lane", "m", "starvation-time", "9", "reason", "tidy\nLane m: root changed all"));
            assertThat(operator.get(forged.headers().firstValue("Location").orElseThrow()).body()).contains("control character U+000A").contains("value=\"0\"");
            assertThat(server.log()).doesNotContain("root changed all");
            var odd = operator.send(PAGE, "/console/scheduling/threshold", Map.of("lane", "m", "starvation-time", "soon", "reason", "because"));
            assertThat(operator.get(odd.headers().firstValue("Location").orElseThrow()).body()).contains("&#39;soon&#39; is not a number");
        }
    }

    /** After the others, because it starts the server anew: on the same data, with the demo model and a tool that answers when it is told to. */
    @Test
    @Order(Order.DEFAULT + 1)
    void lostPasswordIsMadeAnewAndCallsAreSeen() throws Exception {
        assertThat(server.stop()).as(server.log()).isIn(0, 143);
        try (SlowShop shop = new SlowShop()) {
            server = AuguryProcess.serve(folder, AuguryProcess.distribution(), "--kv-memory", "64MB", "--", "--augury.admin.reset-password=true",
                    "--augury.handling.name=swap", "--augury.kv.host-memory=32MB", "--augury.policy.deadline=10s", "--augury.console.attempts-pause=1h",
                    "--augury.calls.time=1h", "--augury.call-executor.name=http", "--augury.call-executor.options.tools=" + shop.declaration(folder),
                    "--augury.call-executor.options.allow=127.0.0.1/32");
            address = server.awaitServing();
            String lost = password;
            password = password(server);
            try (Visitor operator = new Visitor(address)) {
                assertThat(operator.signIn("admin", lost)).isEqualTo("/console/sign-in?wrong");
                assertThat(operator.signIn("admin", password)).isEqualTo("/console");
                assertThat(operator.get("/console/scheduling").body()).as("another scheduler says what it lacks")
                        .contains("The scheduler fcfs has no threshold of starvation").contains("--scheduler lamps");
            }
            Browser.Ran ran = Browser.run("console", "calls.mjs", House.ROOT.resolve("testing/system/target/console"),
                    address, password, Files.readString(folder.resolve("data/first-key")).strip(), shop.address());
            assertThat(ran.ok()).as(ran.output() + "\n" + server.log()).isTrue();
            assertThat(ran.output()).endsWith("ok\n");
        }
    }

    /** Last, because it locks this address out. */
    @Test
    @Order(Order.DEFAULT + 2)
    void attemptsAreBounded() throws Exception {
        try (Visitor guesser = new Visitor(address)) {
            for (int i = 0; i < 5; i++) {
                assertThat(guesser.signIn(i % 2 == 0 ? "admin" : "root", "guess" + i)).isEqualTo("/console/sign-in?wrong");
            }
            assertThat(guesser.signIn("admin", password)).as("even with the password").isEqualTo("/console/sign-in?locked");
            assertThat(guesser.get("/console/sign-in?locked").body()).contains("Too many attempts");
        }
    }

    private static String password(AuguryProcess server) throws IOException {
        Matcher printed = PASSWORD.matcher(server.log());
        assertThat(printed.find()).as(server.log()).isTrue();
        String password = printed.group(1);
        assertThat(printed.find()).as("the password is printed once").isFalse();
        return password;
    }
}
