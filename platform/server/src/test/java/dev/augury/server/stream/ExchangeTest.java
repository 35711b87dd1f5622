package dev.augury.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.spi.engine.SamplingSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {

    private static final ExchangeListener NOBODY = new ExchangeListener() {
        @Override
        public void on(TokenEvent event) {}

        @Override
        public void closed() {}
    };

    private final Exchange exchange = new Exchange(
            List.of(new ServeRequest(
                    "chat-1", "m", "t", null, null, new Prompt.Text("x"), new ServeRequest.Limits(5, 0, List.of(), List.of(), false),
                    SamplingSpec.builder().build(), 1, false)),
            8,
            NOBODY);

    /** What follows a verdict writes to the network, which no lane has time for. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void verdictIsToldOffTheThreadOfTheLane(boolean admitted) throws Exception {
        CompletableFuture<Thread> told = new CompletableFuture<>();
        exchange.verdict().subscribe(opening -> told.complete(Thread.currentThread()));
        exchange.submit((request, sink) -> {
            sink.accept(admitted ? new TokenEvent.Admitted(3) : new TokenEvent.Refused(new Refusal(Refusal.Kind.OVERLOADED, "full", null, null)));
            return () -> {};
        });
        assertThat(told.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void itemsAreToldOffTheThreadOfTheLane() throws Exception {
        CompletableFuture<Thread> told = new CompletableFuture<>();
        exchange.items().subscribe(item -> told.complete(Thread.currentThread()));
        exchange.submit((request, sink) -> {
            sink.accept(new TokenEvent.Admitted(3));
            sink.accept(new TokenEvent.Delta(0, "Hi", List.of()));
            return () -> {};
        });
        assertThat(told.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }
}
