package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.key.ApiKey;
import dev.augury.server.key.FirstKey;
import dev.augury.server.key.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class KeyTest extends HttpTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/chat/completions", "/metrics", "/nothing", "/", "/livez/x", "/tokenize"})
    void everyPathButHealthNeedsAKey(String path) {
        String body = anonymous().get().uri(path).exchange().expectStatus().isUnauthorized().expectBody(String.class).returnResult().getResponseBody();
        assertThat(Shapes.error(mapper.readTree(body)).get("code").stringValue()).isEqualTo("invalid_api_key");
    }

    @Test
    void wrongKeyIsRefusedAndBothHeadersWork() {
        anonymous().get().uri("/v1/models").header("Authorization", "Bearer sk-augury-wrong").exchange().expectStatus().isUnauthorized();
        anonymous().get().uri("/v1/models").header("x-api-key", host.key()).exchange().expectStatus().isOk();
        anonymous().get().uri("/v1/models").header("Authorization", "bearer " + host.key()).exchange().expectStatus().isOk();
    }

    @Test
    void probesNeedNoKey() {
        anonymous().get().uri("/livez").exchange().expectStatus().isOk();
        anonymous().get().uri("/readyz").exchange().expectStatus().isOk();
    }

    @Test
    void firstKeyIsWrittenForItsOwnerAlone() throws IOException {
        MemoryKeys store = new MemoryKeys();
        Keys keys = new Keys(store, CLOCK);
        new FirstKey(keys, folder.resolve("data")).makeIfNone();
        Path file = folder.resolve("data/first-key");
        String key = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(store.all()).hasSize(1);
        assertThat(store.all().getFirst().hash()).hasSize(64).doesNotContain(key);
        assertThat(keys.find(key)).map(ApiKey::tenant).contains("default");
        Files.delete(file);
        new FirstKey(new Keys(store, CLOCK), folder.resolve("data")).makeIfNone();
        assertThat(file).as("made at first start only").doesNotExist();
    }

    @Test
    void keyThatCannotBeToldIsNotMade() throws IOException {
        MemoryKeys store = new MemoryKeys();
        Path data = Files.writeString(folder.resolve("data"), "a file where the folder should be");
        assertThatThrownBy(() -> new FirstKey(new Keys(store, CLOCK), data).makeIfNone()).isInstanceOf(UncheckedIOException.class).hasMessageContaining("augury.data");
        assertThat(store.all()).as("the next start makes it").isEmpty();
    }

    @Test
    void revokedKeyIsUnknown() {
        MemoryKeys store = new MemoryKeys();
        String key = new Keys(store, CLOCK).make("ann", "team");
        ApiKey kept = store.all().getFirst();
        MemoryKeys revoked = new MemoryKeys();
        revoked.add(new ApiKey(kept.name(), kept.tenant(), kept.hash(), kept.createdAt(), CLOCK.instant()));
        assertThat(new Keys(revoked, CLOCK).find(key)).isEmpty();
        assertThat(new Keys(store, CLOCK).find(key)).map(ApiKey::tenant).contains("team");
        assertThat(List.of("", " ", "sk-augury-")).allSatisfy(wrong -> assertThat(new Keys(store, CLOCK).find(wrong)).isEmpty());
    }

    private WebTestClient anonymous() {
        return WebTestClient.bindToServer().baseUrl("http://localhost:" + host.port()).build();
    }
}
