package dev.augury.replay.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One figure of a run, as a column of CSV.
 *
 * @param name name of the column; its end tells the unit
 * @param of takes it from a run
 */
public record Figure(String name, ToDoubleFunction<RunReport> of) {

    /** All figures, in the order of their columns. Latency is from arrival to end, calls included; {@code or_age} has unfinished requests at their age. */
    public static final List<Figure> ALL = List.of(
            new Figure("rate_per_s", RunReport::rate),
            new Figure("seed", RunReport::seed),
            new Figure("window_s", RunReport::seconds),
            new Figure("pool_tokens", RunReport::poolTokens),
            new Figure("arrived", run -> run.requests().arrived()),
            new Figure("finished", run -> run.requests().finished()),
            new Figure("unfinished", run -> run.requests().unfinished()),
            new Figure("latency_mean_s", run -> run.requests().latency().mean()),
            new Figure("latency_p50_s", run -> run.requests().latency().p50()),
            new Figure("latency_p99_s", run -> run.requests().latency().p99()),
            new Figure("latency_or_age_mean_s", run -> run.requests().latencyOrAge().mean()),
            new Figure("latency_or_age_p50_s", run -> run.requests().latencyOrAge().p50()),
            new Figure("latency_or_age_p99_s", run -> run.requests().latencyOrAge().p99()),
            new Figure("ttft_mean_s", run -> run.requests().firstToken().mean()),
            new Figure("ttft_p50_s", run -> run.requests().firstToken().p50()),
            new Figure("ttft_p99_s", run -> run.requests().firstToken().p99()),
            new Figure("ttft_or_age_mean_s", run -> run.requests().firstTokenOrAge().mean()),
            new Figure("ttft_or_age_p50_s", run -> run.requests().firstTokenOrAge().p50()),
            new Figure("ttft_or_age_p99_s", run -> run.requests().firstTokenOrAge().p99()),
            new Figure("per_token_mean_s", run -> run.requests().perToken().mean()),
            new Figure("per_token_p50_s", run -> run.requests().perToken().p50()),
            new Figure("per_token_p99_s", run -> run.requests().perToken().p99()),
            new Figure("throughput_per_s", RunReport::throughput),
            new Figure("output_tokens_per_s", RunReport::tokensPerSecond),
            new Figure("longest_wait_s", run -> run.requests().longestWait()),
            new Figure("preemptions_recompute", run -> run.effort().recomputes()),
            new Figure("preemptions_swap", run -> run.effort().swaps()),
            new Figure("evicted_calls", run -> run.effort().evictions()),
            new Figure("preserved_calls", run -> run.effort().preserved()),
            new Figure("discarded_calls", run -> run.effort().discarded()),
            new Figure("swapped_calls", run -> run.effort().swapped()),
            new Figure("kv_computing_token_s", run -> run.kv().computing()),
            new Figure("kv_recomputing_token_s", run -> run.kv().recomputing()),
            new Figure("kv_paused_token_s", run -> run.kv().paused()),
            new Figure("kv_standing_token_s", run -> run.kv().standing()),
            new Figure("kv_moving_token_s", run -> run.kv().moving()),
            new Figure("steps", run -> run.effort().steps()));
}
