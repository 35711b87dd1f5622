package dev.augury.server.metric;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The series that are fed at the door and by the events of requests. */
final class RequestSeries {

    final Counter promptTokens;
    final Counter outputTokens;
    final Counter prefixQueries;
    final Counter prefixHits;
    final Counter followUps;
    final Counter finished;
    final Counter failed;
    final Counter rejected;
    final Histogram firstToken;
    final Histogram token;
    final Histogram whole;
    final Histogram promptSize;
    final Histogram outputSize;
    final Histogram outputSizeMax;
    final Histogram choices;
    final Histogram outputTokensMax;

    RequestSeries(PrometheusRegistry registry) {
        Series series = new Series(registry);
        promptTokens = series.counter("augury_prompt_tokens", "vllm:prompt_tokens", "Tokens of admitted prompts.", "model");
        outputTokens = series.counter("augury_output_tokens", "vllm:generation_tokens", "Tokens generated.", "model");
        prefixQueries = series.counter("augury_prefix_query_tokens", "vllm:prefix_cache_queries", "Tokens of prompts looked for in the prefix cache.", "model");
        prefixHits = series.counter("augury_prefix_hit_tokens", "vllm:prefix_cache_hits", "Tokens of prompts found in the prefix cache.", "model");
        followUps = series.counter(
                "augury_follow_ups", null, "Requests after calls of the client, by whether their prompt began with a retained prefix.", "model", "retained_prefix");
        finished = series.counter("augury_answers_finished", "vllm:request_success", "Answers that ended, by reason.", "model", "finished_reason");
        failed = series.counter("augury_requests_failed", "vllm:corrupted_requests", "Requests that ended by an error of the server.", "model");
        rejected = series.counter("augury_requests_rejected", "vllm:admission_rejections", "Requests that were not admitted, by reason.", "model", "reason");
        firstToken = series.histogram(
                "augury_first_token_seconds",
                "vllm:time_to_first_token_seconds",
                "Seconds from arrival to the first token.",
                Buckets.FIRST_TOKEN_SECONDS);
        token = series.histogram(
                "augury_token_seconds", "vllm:inter_token_latency_seconds", "Seconds between two tokens of an answer.", Buckets.TOKEN_SECONDS);
        whole = series.histogram(
                "augury_request_seconds", "vllm:e2e_request_latency_seconds", "Seconds from arrival to the end.", Buckets.REQUEST_SECONDS);
        promptSize = series.histogram("augury_request_prompt_tokens", "vllm:request_prompt_tokens", "Tokens of a request's prompts.", Buckets.TOKENS);
        outputSize =
                series.histogram("augury_request_output_tokens", "vllm:request_generation_tokens", "Tokens generated for a request.", Buckets.TOKENS);
        outputSizeMax = series.histogram(
                "augury_request_longest_output_tokens",
                "vllm:request_max_num_generation_tokens",
                "Tokens of a request's longest answer.",
                Buckets.TOKENS);
        choices = series.histogram("augury_request_choices", "vllm:request_params_n", "Answers asked for.", Buckets.CHOICES);
        outputTokensMax = series.histogram(
                "augury_request_limit_tokens", "vllm:request_params_max_tokens", "Most tokens asked for, where a request says so.", Buckets.TOKENS);
    }
}
