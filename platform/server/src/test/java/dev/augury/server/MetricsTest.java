package dev.augury.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class MetricsTest extends HttpTest {

    @Test
    void requestsAreMeasuredUnderOurNamesAndThoseOfVllm() {
        answer("/v1/chat/completions", chat("\"n\": 2, \"max_tokens\": 9"));
        events("/v1/chat/completions", chat("\"stream\": true"));
        serving.play(call -> call.refuse(Refusal.Kind.OVERLOADED, "Full.", null));
        error(429, "/v1/chat/completions", chat(""));
        String text = scrape();
        assertThat(text)
                .contains("# TYPE vllm:prompt_tokens_total counter")
                .containsPattern("(?m)^augury_prompt_tokens_total\\{model=\"small\"\\} \\d")
                .containsPattern("(?m)^vllm:prompt_tokens_total\\{engine=\"0\",model_name=\"small\"\\} \\d")
                .containsPattern("(?m)^vllm:generation_tokens_total\\{")
                .containsPattern("(?m)^vllm:request_success_total\\{engine=\"0\",finished_reason=\"stop\",model_name=\"small\"\\} \\d")
                .containsPattern("(?m)^vllm:prefix_cache_queries_total\\{")
                .containsPattern("(?m)^vllm:prefix_cache_hits_total\\{")
                .containsPattern("(?m)^vllm:time_to_first_token_seconds_bucket\\{engine=\"0\",model_name=\"small\",le=\"0.001\"\\} \\d")
                .containsPattern("(?m)^vllm:time_to_first_token_seconds_bucket\\{engine=\"0\",model_name=\"small\",le=\"2560.0\"\\} \\d")
                .containsPattern("(?m)^vllm:inter_token_latency_seconds_sum\\{")
                .containsPattern("(?m)^vllm:e2e_request_latency_seconds_count\\{")
                .containsPattern("(?m)^vllm:request_prompt_tokens_bucket\\{")
                .containsPattern("(?m)^vllm:request_generation_tokens_bucket\\{")
                .containsPattern("(?m)^vllm:request_max_num_generation_tokens_bucket\\{")
                .containsPattern("(?m)^vllm:request_params_n_bucket\\{")
                .containsPattern("(?m)^vllm:request_params_max_tokens_bucket\\{")
                .containsPattern("(?m)^vllm:admission_rejections_total\\{engine=\"0\",model_name=\"small\",reason=\"overloaded\"\\} \\d")
                .containsPattern("(?m)^http_requests_total\\{handler=\"/v1/chat/completions\",method=\"POST\",status=\"2xx\"\\} \\d")
                .containsPattern("(?m)^http_request_duration_seconds_bucket\\{")
                .containsPattern("(?m)^jvm_memory_used_bytes\\{");
    }

    @Test
    void unknownPathsAreOneSeries() {
        error(404, "/v1/none-a", "{}");
        error(404, "/v1/none-b", "{}");
        assertThat(scrape()).contains("handler=\"none\"").doesNotContain("none-a");
    }

    @Test
    void metricsAreNotOnThePortOfTheApi() {
        client.get().uri("/metrics").exchange().expectStatus().isNotFound();
    }

    private String scrape() {
        String text = WebTestClient.bindToServer().baseUrl("http://localhost:" + host.managementPort()).codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 << 20)).build()
                .get().uri("/metrics").exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
        return text == null ? "" : text;
    }
}
