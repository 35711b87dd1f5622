package dev.augury.replay.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferceptTraceTest {

    private static final Path SHARED = Path.of(System.getProperty("augury.shared", "../../../shared"), "data/tools/infercept_augmented_requests_even.jsonl.gz");

    @TempDir
    private Path folder;

    private Trace read(String text) throws IOException {
        return new InferceptTrace().read(Files.writeString(folder.resolve("trace.json"), text));
    }

    @Test
    void releasedFormIsAnObjectOfRequests() throws IOException {
        Trace trace = read("""
                {"a": [{"prompt_tokens": 392, "completion_tokens": 127, "api_time": 8.5e-05, "api_token_length": 21},
                       {"prompt_tokens": 540, "completion_tokens": 47}],
                 "b": [{"prompt_tokens": 30, "completion_tokens": 5}]}
                """);
        assertThat(trace.requests()).containsExactly(
                new TracedRequest("call", 392, List.of(
                        new TracedRequest.Segment(127, new TracedRequest.Call(85_000, 21)), new TracedRequest.Segment(47, null))),
                new TracedRequest("call", 30, List.of(new TracedRequest.Segment(5, null))));
        assertThat(trace.tokensMax()).isEqualTo(392 + 127 + 21 + 47);
    }

    @Test
    void textsAreCounted() throws IOException {
        Trace trace = read("""
                {"0": [{"prompt": "Twelve chars", "completion": "five!", "api_time": 13.5, "api_token": "Another turn"},
                       {"prompt": "ignored, because contexts accumulate", "completion": "bye"}]}
                """);
        assertThat(trace.requests()).containsExactly(new TracedRequest("call", 3, List.of(
                new TracedRequest.Segment(2, new TracedRequest.Call(13_500_000_000L, 3)), new TracedRequest.Segment(1, null))));
        Path file = folder.resolve("trace.json");
        assertThat(new InferceptTrace(String::length).read(file).requests().getFirst().promptTokens()).isEqualTo(12);
    }

    @Test
    void oddRecordsAreReadAsTheyAreMeant() throws IOException {
        TracedRequest request = read("""
                {"ve": [{"prompt_tokens": 1973, "completion_tokens": 4, "api_time": 0, "api_token_length": -2},
                        {"prompt_tokens": 1979, "completion_tokens": 0, "api_time": 0.1, "api_token_length": 7}]}
                """).requests().getFirst();
        assertThat(request.segments()).containsExactly(
                new TracedRequest.Segment(4, new TracedRequest.Call(0, 0)),
                new TracedRequest.Segment(1, new TracedRequest.Call(100_000_000, 7)),
                new TracedRequest.Segment(1, null));
        assertThat(request.calls()).isEqualTo(2);
    }

    @Test
    void requestsMayStandOnePerLineAndCompressed() throws IOException {
        Path file = folder.resolve("lines.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("""
                    {"id": "x", "type": "qa", "segments": [{"prompt_tokens": 9, "completion_tokens": 8, "api_time": 1, "api_token_length": 2}]}
                    {"id": "y", "type": "math", "segments": [{"prompt_tokens": 7, "completion_tokens": 6}]}
                    """.getBytes(StandardCharsets.UTF_8));
        }
        Trace trace = new InferceptTrace().read(file);
        assertThat(trace.requests()).extracting(TracedRequest::type).containsExactly("qa", "math");
        assertThat(trace.requests().getFirst().segments()).hasSize(2);
    }

    @Test
    void wrongFilesAreRefusedWithTheRequestAtFault() {
        assertThatThrownBy(() -> read("[1, 2]")).isInstanceOf(TraceException.class).hasMessageContaining("no JSON object");
        assertThatThrownBy(() -> read("{\"a\": 7}")).hasMessageContaining("Request 1").hasMessageContaining("no list of segments");
        assertThatThrownBy(() -> read("{\"a\": [{\"completion_tokens\": 7}]}")).hasMessageContaining("prompt_tokens");
        assertThatThrownBy(() -> read("{\"a\": [{\"prompt_tokens\": 7, \"completion_tokens\": 7}, {\"completion_tokens\": 7}]}"))
                .hasMessageContaining("segment 0 has no api_time");
        assertThatThrownBy(() -> read("{\"a\": [{\"prompt_tokens\": 7,")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("holds no request");
        assertThatThrownBy(() -> new InferceptTrace().read(folder.resolve("nowhere"))).hasMessageContaining("nowhere");
    }

    @Test
    void sharedTraceIsReadWhole() {
        assumeThat(SHARED).as("the trace of others lies beside the checkout").exists();
        Trace trace = new InferceptTrace().read(SHARED);
        Map<String, Integer> calls = trace.requests().stream().collect(Collectors.groupingBy(TracedRequest::type, Collectors.summingInt(TracedRequest::calls)));
        assertThat(trace.requests()).hasSize(201);
        assertThat(calls).isEqualTo(Map.of("math", 139, "qa", 80, "ve", 142, "chatbot", 121, "image", 242, "tts", 242));
        assertThat(trace.callNanosMax()).isEqualTo(60_000_000_000L);
    }
}
