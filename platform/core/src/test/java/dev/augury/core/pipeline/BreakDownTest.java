package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.flow.Prompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of requests and of the cause when a lane breaks, and more breaks while it is being closed. */
class BreakDownTest {

    private static final HashEngine.Size SIZE = new HashEngine.Size(4, 64, 16, 128);

    private final EngineException cause = new EngineException("the device is gone", true);
    private final Bench bench = new Bench(SIZE, new Bench.Absent(), Bench.fixed(64, 4));

    @Test
    void historyThatThrowsHidesNeitherTheCauseNorARequest() {
        broken(() -> new IllegalStateException("the history is full"));
        assertThat(cause.getSuppressed()).hasSize(1);
        assertThat(cause.getSuppressed()[0]).hasMessage("the history is full");
        assertThat(cause.getSuppressed()[0].getSuppressed()).hasSize(4).allSatisfy(other -> assertThat(other).hasMessage("the history is full"));
    }

    @Test
    void errorOfTheHistoryDoesNeither() {
        broken(() -> new AssertionError("the history is no more"));
        assertThat(cause.getSuppressed()).singleElement().isInstanceOf(AssertionError.class);
    }

    @Test
    void sameExceptionAgainDoesNeither() {
        broken(() -> cause);
        assertThat(cause.getSuppressed()).isEmpty();
    }

    private void broken(Supplier<Throwable> second) {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(bench.submit(Bench.prompt(10, i), 12));
        }
        bench.engine.faults = fatalAt(3);
        bench.history = _ -> thrown(second.get());

        bench.run();
        clients.add(bench.submit(Bench.prompt(10, 9), 12));
        bench.run();

        assertThat(clients).allSatisfy(client -> assertThat(kind(client)).isEqualTo(Kind.UNAVAILABLE));
        assertThat(bench.lane.broken()).isEqualTo("The engine failed: the device is gone");
        assertThat(bench.lane.openRequests()).isZero();
        assertCloses();
    }

    @Test
    void clientWhoseSinkFailsKeepsNoOtherFromItsEnd() {
        List<TokenEvent> told = new ArrayList<>();
        bench.host.submit(Bench.request(Bench.prompt(10, 1), 12), event -> {
            told.add(event);
            return event instanceof TokenEvent.Failed ? refuse() : true;
        });
        Client other = bench.submit(Bench.prompt(10, 2), 12);
        bench.engine.faults = fatalAt(3);

        bench.run();

        assertThat(told.getLast()).isInstanceOf(TokenEvent.Failed.class);
        assertThat(kind(other)).isEqualTo(Kind.UNAVAILABLE);
        assertThat(bench.lane.openRequests()).isZero();
        assertCloses();
    }

    @Test
    void engineThatCannotBeClosedKeepsNobodyWaiting() {
        bench.engine.faults = new HashEngine.Faults() {
            @Override
            public void close() {
                throw new IllegalStateException("the device does not let go");
            }
        };
        assertCloses();
        assertThat(bench.lane.broken()).contains("the device does not let go");
    }

    @Test
    void historyThatThrowsWhileTheLaneClosesKeepsNoRequestOpen() {
        Client first = bench.submit(Bench.prompt(10, 1), 12);
        Client second = bench.submit(Bench.prompt(10, 2), 12);
        bench.time.runUntil(3_000_000);
        bench.history = _ -> thrown(new IllegalStateException("the history is full"));
        assertCloses();
        assertThat(List.of(first, second)).allSatisfy(client -> assertThat(kind(client)).isEqualTo(Kind.UNAVAILABLE));
    }

    @Test
    void requestThatBreaksTheLaneOnItsWayIntoTheQueueIsToldSo() {
        Bench own = new Bench(SIZE, Bench.fixed(64, 4), (_, spec) -> new LaneSpec(
                "m", new LaneSpec.Stove(spec.stove().engine(), new Mute(), SIZE.deviceBlocks(), SIZE.hostBlocks()), spec.policies(), spec.limits()));
        Client client = own.submit(Bench.prompt(10, 1), 12);

        own.run();

        assertThat(kind(client)).isEqualTo(Kind.INTERNAL);
        assertThat(own.lane.broken()).contains("no decoder today");
        assertThat(own.lane.openRequests()).isZero();
        assertThat(own.lane.waitingRequests()).isZero();
    }

    private void assertCloses() {
        List<String> told = new ArrayList<>();
        bench.host.close(() -> told.add("closed"));
        bench.run();
        assertThat(told).containsExactly("closed");
        assertThat(bench.engine.closed).isTrue();
    }

    private HashEngine.Faults fatalAt(int step) {
        return new HashEngine.Faults() {
            @Override
            public @Nullable RuntimeException step(StepPlan plan) {
                return bench.engine.steps == step ? cause : null;
            }
        };
    }

    private static @Nullable Kind kind(Client client) {
        TokenEvent.Refusal refusal = client.refusal();
        return refusal == null ? null : refusal.kind();
    }

    private static boolean refuse() {
        throw new AssertionError("a sink that was to fail");
    }

    private static void thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /** A language that makes no decoders. */
    private static final class Mute implements PromptTokenizer {

        private final TestVocabulary language = new TestVocabulary();

        @Override
        public TokenizedPrompt tokenize(Prompt prompt) throws PromptException {
            return language.tokenize(prompt);
        }

        @Override
        public TextDecoder decoderAfter(int previous) {
            throw new IllegalStateException("no decoder today");
        }

        @Override
        public Vocabulary vocabulary() {
            return language;
        }
    }
}
