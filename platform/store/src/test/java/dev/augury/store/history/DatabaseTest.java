package dev.augury.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.augury.core.flow.Outcome;
import dev.augury.core.key.ApiKey;
import dev.augury.core.key.KeyStore;
import dev.augury.store.StoreConfiguration;
import dev.augury.store.audit.AuditLine;
import dev.augury.store.audit.AuditStore;
import dev.augury.store.installation.InstallationStore;
import dev.augury.store.user.User;
import dev.augury.store.user.UserStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same schema, entities and behaviour on both databases. */
class DatabaseTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(StoreConfiguration.class)
    static class Store {}

    private static final ApiKey KEY = new ApiKey("first", "default", "ab".repeat(32), Instant.parse("2026-11-21T07:00:00Z"), null);

    private static final Instant LATER = Instant.parse("2026-11-22T07:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatIsKeptOutlivesTheProcessOnH2() {
        String url = "jdbc:h2:file:" + folder.resolve("augury");
        whatIsKeptOutlivesTheProcess(url, "sa", "");
    }

    @Test
    void whatIsKeptOutlivesTheProcessOnPostgresql() throws IOException {
        EmbeddedPostgres started;
        try {
            started = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException e) {
            Assumptions.abort("No PostgreSQL can be started here (" + e.getMessage() + "); the H2 test stands alone");
            return;
        }
        try (EmbeddedPostgres postgres = started) {
            whatIsKeptOutlivesTheProcess(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        }
    }

    private void whatIsKeptOutlivesTheProcess(String url, String user, String password) {
        long salt;
        try (ConfigurableApplicationContext context = start(url, user, password)) {
            HistoryWriter writer = context.getBean(HistoryWriter.class);
            for (int number = 1; number <= 250; number++) {
                writer.record(Outcomes.outcome(number));
            }
            writer.record(Outcomes.outcome(1));
            await().until(() -> writer.counters().written() == 251);
            assertThat(writer.counters().lost()).isZero();
            writer.record(Outcomes.outcome(251, new Outcome.Source("demo", "t".repeat(81), null)));
            writer.record(Outcomes.outcome(252, new Outcome.Source("demo", "default", "\0\ud800" + "p".repeat(300))));
            await().until(() -> writer.counters().written() == 252);
            await().until(() -> writer.counters().lost() == 1);
            assertThat(writer.counters().available()).as("one row is refused, the database is there").isTrue();
            KeyStore keys = context.getBean(KeyStore.class);
            keys.add(KEY);
            assertThatThrownBy(() -> keys.add(KEY)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'first'");
            salt = context.getBean(InstallationStore.class).salt("features");
            UserStore users = context.getBean(UserStore.class);
            assertThat(users.none()).isTrue();
            users.setPassword("admin", "{bcrypt}old", KEY.createdAt());
            users.setPassword("admin", "{bcrypt}new", LATER);
            AuditStore audit = context.getBean(AuditStore.class);
            AuditLine made = audit.add(List.of(change("lane/m/scheduler/lamps/starvation-steps", null))).getFirst();
            audit.add(List.of(change("lane/m/scheduler/lamps/starvation-steps", made.id()), change("lane/other/scheduler/lamps/starvation-steps", null)));
        }
        try (ConfigurableApplicationContext context = start(url, user, password)) {
            assertThat(context.getBean(KeyStore.class).all()).containsExactly(KEY);
            assertThat(context.getBean(InstallationStore.class).salt("features")).isEqualTo(salt);
            assertThat(context.getBean(UserStore.class).find("admin")).contains(new User("admin", "{bcrypt}new", KEY.createdAt(), LATER));
            assertThat(context.getBean(UserStore.class).none()).isFalse();
            List<AuditLine> kept = context.getBean(AuditStore.class).latest("lane/m/", 5);
            assertThat(kept).extracting(AuditLine::undoes).as("the latest first").containsExactly(kept.getLast().id(), null);
            assertThat(kept.getLast()).usingRecursiveComparison().ignoringFields("id").isEqualTo(change("lane/m/scheduler/lamps/starvation-steps", null));
            assertThat(context.getBean(AuditStore.class).latest("lane/", 1)).singleElement().satisfies(line -> assertThat(line.subject()).startsWith("lane/other/"));
            JdbcTemplate sql = context.getBean(JdbcTemplate.class);
            assertThat(count(sql, "select count(*) from requests")).as("an outcome told twice is kept once").isEqualTo(251);
            assertThat(sql.queryForObject("select program from requests where request_id = 'chatcmpl-252'", String.class)).isEqualTo("\uFFFD?" + "p".repeat(198));
            assertThat(count(sql, "select count(*) from segments")).isEqualTo(753);
            assertThat(count(sql, "select count(*) from calls where tool = 'clock' and seconds = 2 and response_tokens = 5")).isEqualTo(251);
            assertThat(count(sql, "select count(*) from requests where prompt_text is not null")).as("text is kept only where switched on").isZero();
            assertThat(sql.queryForObject("select features from requests where request_id = 'chatcmpl-7'", byte[].class)).hasSize(12);
            assertThat(count(sql, "select output_tokens from requests where request_id = 'chatcmpl-7'")).isEqualTo(25);
        }
    }

    private static AuditLine change(String subject, @Nullable Long undoes) {
        return new AuditLine(0, LATER, "ada", subject, "100", "250", "long requests waited", 17L, undoes);
    }

    private static long count(JdbcTemplate sql, String query) {
        Long count = sql.queryForObject(query, Long.class);
        return count == null ? -1 : count;
    }

    private ConfigurableApplicationContext start(String url, String user, String password) {
        return new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .run("--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password=" + password,
                        "--augury.data=" + folder, "--spring.jpa.hibernate.ddl-auto=validate", "--spring.main.banner-mode=off", "--logging.level.root=warn");
    }
}
