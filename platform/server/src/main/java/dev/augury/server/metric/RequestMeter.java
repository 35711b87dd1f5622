package dev.augury.server.metric;

import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.core.time.Time;
import dev.augury.server.ask.Asked;
import dev.augury.server.stream.ExchangeListener;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures one request. Its exchange calls it under its lock. */
public final class RequestMeter implements ExchangeListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.augury.request");
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RequestSeries series;
    private final Time time;
    private final Asked asked;
    private final String tenant;
    private final String model;
    private final long start;
    private final long[] lastToken;
    private final int[] tokens;
    private long firstToken;
    private int promptTokens;
    private Usage usage = new Usage(0, 0, 0);
    private String end = "cancelled";

    RequestMeter(RequestSeries series, Time time, Asked asked, String tenant) {
        this.series = series;
        this.time = time;
        this.asked = asked;
        this.tenant = tenant;
        model = asked.model();
        start = time.now();
        lastToken = new long[asked.choices()];
        tokens = new int[asked.choices()];
        series.choices.labelValues(model).observe(asked.choicesPerPart());
        Integer most = asked.parts().getFirst().limits().outputTokensMax();
        if (most != null) {
            series.outputTokensMax.labelValues(model).observe(most);
        }
    }

    @Override
    public void on(TokenEvent event) {
        switch (event) {
            case TokenEvent.Admitted admitted -> {
                promptTokens = admitted.promptTokens();
                series.promptTokens.labelValues(model).inc(promptTokens);
            }
            case TokenEvent.Refused refused -> {
                end = "refused: " + word(refused.refusal().kind());
                series.rejected.labelValues(model, word(refused.refusal().kind())).inc();
            }
            case TokenEvent.Delta delta -> text(delta);
            case TokenEvent.CallEvent _ -> {}
            case TokenEvent.ChoiceFinished finished -> {
                end = finished.reason().name().toLowerCase(Locale.ROOT);
                series.finished.labelValues(model, end).inc();
            }
            case TokenEvent.Completed completed -> complete(completed.usage());
            case TokenEvent.Failed failed -> fail(failed.refusal());
        }
    }

    @Override
    public void closed() {
        long total = time.now() - start;
        series.whole.labelValues(model).observe(total / NANOS);
        LOG.info(
                "id={} model={} tenant={} stream={} choices={} prompt={} output={} cached={} first_ms={} total_ms={} end={}",
                asked.id(),
                model,
                tenant,
                asked.stream(),
                asked.choices(),
                promptTokens,
                usage.outputTokens() == 0 ? IntStream.of(tokens).sum() : usage.outputTokens(),
                usage.cachedTokens(),
                firstToken == 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(firstToken - start),
                TimeUnit.NANOSECONDS.toMillis(total),
                end);
    }

    private void text(TokenEvent.Delta delta) {
        int made = delta.tokens().size();
        // Tokens of an echoed prompt come as text too; they are told apart only by the usage at the end.
        if (made == 0 || asked.parts().getFirst().echo()) {
            return;
        }
        long now = time.now();
        if (firstToken == 0) {
            firstToken = now;
            series.firstToken.labelValues(model).observe((now - start) / NANOS);
        }
        long last = lastToken[delta.choice()];
        if (last != 0) {
            series.token.labelValues(model).observe((now - last) / NANOS / made);
        }
        lastToken[delta.choice()] = now;
        tokens[delta.choice()] += made;
        series.outputTokens.labelValues(model).inc(made);
    }

    private void complete(Usage all) {
        usage = all;
        int known = IntStream.of(tokens).sum();
        series.outputTokens.labelValues(model).inc(Math.max(0, all.outputTokens() - known));
        series.prefixQueries.labelValues(model).inc(all.promptTokens());
        series.prefixHits.labelValues(model).inc(all.cachedTokens());
        if (all.followUp() != FollowUp.NONE) {
            series.followUps.labelValues(model, all.followUp().name().toLowerCase(Locale.ROOT)).inc();
        }
        series.promptSize.labelValues(model).observe(all.promptTokens());
        series.outputSize.labelValues(model).observe(all.outputTokens());
        series.outputSizeMax.labelValues(model).observe(tokens.length == 1 ? all.outputTokens() : IntStream.of(tokens).max().orElse(0));
    }

    private void fail(Refusal refusal) {
        end = "failed: " + word(refusal.kind());
        if (refusal.kind() == Refusal.Kind.INTERNAL) {
            series.failed.labelValues(model).inc();
        }
    }

    private static String word(Refusal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
