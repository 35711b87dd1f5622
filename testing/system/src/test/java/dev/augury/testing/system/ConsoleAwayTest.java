package dev.augury.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a distribution whose database goes away and comes back. */
class ConsoleAwayTest {

    private static final Pattern PASSWORD = Pattern.compile("as admin with the password (\\S+)");
    private static final String PAGE = "/console/scheduling?lane=m";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Events of a stream's first look. */
    private static final int EVENTS = 8;

    @TempDir
    static Path folder;

    @Test
    void pageSaysThatTheDatabaseIsAwayAndServingGoesOn() throws Exception {
        Path home = AuguryProcess.distribution();
        assertThat(AuguryProcess.run(folder, "", "model", "synth", "--out", "m.gguf", "--seed", "7").code()).isZero();
        try (DatabaseProcess database = new DatabaseProcess(folder)) {
            database.start();
            try (AuguryProcess server = AuguryProcess.serve(folder, home, "--model", "m.gguf", "--engine", "simulated", "--scheduler", "lamps", "--kv-memory", "64MB", "--",
                            "--augury.engine.options.context-length=512", "--augury.policy.deadline=10s", "--augury.database.url=" + database.url());
                    Visitor operator = new Visitor(server.awaitServing());
                    Visitor late = new Visitor(server.awaitServing());
                    ApiCalls api = new ApiCalls(server.awaitServing(), Files.readString(folder.resolve("data/first-key")).strip())) {
                Matcher password = PASSWORD.matcher(server.log());
                assertThat(password.find()).isTrue();
                assertThat(operator.signIn("admin", password.group(1))).isEqualTo("/console");
                assertThat(operator.get(PAGE).statusCode()).isEqualTo(200);

                database.close();

                HttpResponse<String> away = operator.get(PAGE);
                assertThat(away.statusCode()).as(server.log()).isEqualTo(503);
                assertThat(away.body()).contains("The database is away. Serving goes on").contains("augury.database.url").contains("Running").contains("Where is the KV?");
                try (Stream<String> lines = operator.lines("/console/scheduling/stream?lane=m")) {
                    assertThat(lines.filter(line -> line.startsWith("event:")).limit(EVENTS)).contains("event:tiles", "event:kv", "event:waits", "event:away", "event:changes");
                }
                HttpResponse<String> change = operator.send(PAGE, "/console/scheduling/threshold", Map.of("lane", "m", "starvation-steps", "7", "reason", "to see"));
                assertThat(change.statusCode()).isEqualTo(303);
                assertThat(operator.get(PAGE).body()).contains("nothing was changed").doesNotContain("In effect from step");
                HttpResponse<String> sign = late.send("/console/sign-in", "/console/sign-in", Map.of("username", "admin", "password", password.group(1)));
                assertThat(sign.statusCode()).isEqualTo(503);
                assertThat(sign.body()).contains("The database is away.");
                assertThat(api.get("/v1/models").statusCode()).isEqualTo(200);

                database.start();

                assertThat(comesBack(operator)).as(server.log()).isTrue();
                assertThat(operator.get(PAGE).body()).doesNotContain("The database is away").contains("Nothing was changed yet.");
                assertThat(server.stop()).isIn(0, 143);
            }
        }
    }

    private static boolean comesBack(Visitor operator) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (operator.get(PAGE).statusCode() == 200) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        return false;
    }
}
