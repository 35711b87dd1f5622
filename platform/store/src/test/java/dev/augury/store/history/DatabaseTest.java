package dev.augury.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.augury.core.key.ApiKey;
import dev.augury.core.key.KeyStore;
import dev.augury.store.StoreConfiguration;
import dev.augury.store.installation.InstallationStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
            KeyStore keys = context.getBean(KeyStore.class);
            keys.add(KEY);
            assertThatThrownBy(() -> keys.add(KEY)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'first'");
            salt = context.getBean(InstallationStore.class).salt("features");
        }
        try (ConfigurableApplicationContext context = start(url, user, password)) {
            assertThat(context.getBean(KeyStore.class).all()).containsExactly(KEY);
            assertThat(context.getBean(InstallationStore.class).salt("features")).isEqualTo(salt);
            JdbcTemplate sql = context.getBean(JdbcTemplate.class);
            assertThat(count(sql, "select count(*) from requests")).as("an outcome told twice is kept once").isEqualTo(250);
            assertThat(count(sql, "select count(*) from segments")).isEqualTo(750);
            assertThat(count(sql, "select count(*) from calls where tool = 'clock' and seconds = 2 and response_tokens = 5")).isEqualTo(250);
            assertThat(count(sql, "select count(*) from requests where prompt_text is not null")).as("text is kept only where switched on").isZero();
            assertThat(sql.queryForObject("select features from requests where request_id = 'chatcmpl-7'", byte[].class)).hasSize(12);
            assertThat(count(sql, "select output_tokens from requests where request_id = 'chatcmpl-7'")).isEqualTo(25);
        }
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
