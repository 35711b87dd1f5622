package dev.augury.demo.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.tools.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerComparisonTest {

    @TempDir
    private static Path folder;

    private static GreedyDecoder decoder;

    private final Map<String, int[]> answers = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeAll
    static void load() throws IOException {
        decoder = GreedyDecoder.load(TinyModel.write(folder), new DecoderSize(2, 1_000, 8, 1));
    }

    @AfterAll
    static void unload() {
        decoder.close();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/completion", exchange -> {
            try (exchange) {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int[] tokens = answers.entrySet().stream().filter(entry -> asked.contains(entry.getKey())).map(Map.Entry::getValue).findFirst().orElseThrow();
                byte[] body = ("{\"content\": \"\", \"tokens\": " + Arrays.toString(tokens) + "}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void turnsThatPartAreListedWithTheGap() throws IOException {
        Evaluation evaluation = Evaluation.run(decoder, CorpusGenerator.standard(1), EnumSet.of(Skill.ABOUT), 4, _ -> {});
        List<ModelTurn> turns = evaluation.judgements().get(Skill.ABOUT).stream().map(judgement -> judgement.turns().getFirst()).toList();
        for (ModelTurn turn : turns) {
            answers.put(Json.quote(turn.prompt()), turn.tokens().clone());
        }
        int[] changed = answers.get(Json.quote(turns.get(2).prompt()));
        changed[1] = changed[1] == 40 ? 41 : 40;
        PeerComparison comparison = PeerComparison.run(evaluation, decoder, address(), _ -> {});
        assertThat(comparison.turns()).isEqualTo(4);
        assertThat(comparison.percent()).isEqualTo(75);
        PeerDifference difference = comparison.differences().getFirst();
        assertThat(difference.trial()).isEqualTo(2);
        assertThat(difference.position()).isEqualTo(1);
        assertThat(difference.gap()).isPositive();
    }

    @Test
    void whatTextDoesNotTellIsAskedInTokens() throws IOException {
        Evaluation evaluation = Evaluation.run(decoder, CorpusGenerator.standard(1), EnumSet.of(Skill.ABOUT), 1, _ -> {});
        Judgement judged = evaluation.judgements().get(Skill.ABOUT).getFirst();
        ModelTurn turn = judged.turns().getFirst();
        int[] read = Arrays.copyOf(turn.read(), turn.read().length + 1);
        ModelTurn odd = new ModelTurn(turn.prompt(), read, turn.tokens(), turn.text(), turn.ended());
        answers.put("\"prompt\": " + Arrays.toString(read), turn.tokens());
        Evaluation told = new Evaluation(Map.of(Skill.ABOUT, List.of(Judgement.of(judged.trial(), List.of(odd)))));
        assertThat(PeerComparison.run(told, decoder, address(), _ -> {}).percent()).isEqualTo(100);
    }

    @Test
    void partingLooksPastTheTokenThatEndsATurn() {
        int end = decoder.tokenizer().special().eos().orElseThrow();
        assertThat(PeerComparison.parting(new int[] {1, 2, end}, new int[] {1, 2}, decoder.tokenizer())).isEqualTo(-1);
        assertThat(PeerComparison.parting(new int[] {1, 2, end}, new int[] {1, 2, 3}, decoder.tokenizer())).isEqualTo(2);
        assertThat(PeerComparison.parting(new int[] {1, 2, end}, new int[] {1, end}, decoder.tokenizer())).isEqualTo(1);
    }

    @Test
    void peersThatAreNotThereAreNamed() {
        server.stop(0);
        try (PeerClient client = new PeerClient(address())) {
            assertThatThrownBy(() -> client.complete("a", 1)).isInstanceOf(IOException.class).hasMessageContaining("--peer");
        }
    }
}
