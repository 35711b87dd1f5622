package dev.augury.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.VirtualTime;
import dev.augury.server.ByteModel;
import dev.augury.server.ByteText;
import dev.augury.spi.schedule.Grants;
import dev.augury.testing.kit.engine.ForwardingEngine;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedEngine;
import dev.augury.testing.kit.engine.TokenScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A host that goes down while its models are loaded. */
class LaneLoadingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final KvSizes MEMORY = new KvSizes(16, 64, 0);

    private final Host host = new Host(new Surroundings(new VirtualTime(), new byte[16], false, List.of(), List.of()));
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();
    private final List<@Nullable Boolean> opened = new ArrayList<>();
    private List<Supplier<LaneSpec>> lanes = List.of();
    private final LaneLoading loading = new LaneLoading(host, () -> lanes.forEach(lane -> opened.add(openOrNot(lane))));

    @Test
    void lanesAreOpenedInOrder() throws InterruptedException {
        lanes = List.of(() -> spec("a"), () -> spec("b"));
        loading.start();
        assertThat(loading.await(SOON)).isTrue();
        assertThat(host.lanes()).extracting(lane -> lane.model()).containsExactly("a", "b");
        assertThat(opened).containsExactly(true, true);
        assertThat(closed).hasValue(0);
    }

    @Test
    void modelThatIsLoadedWhenTheHostIsDownIsClosedAndTheNextIsNotLoaded() throws InterruptedException {
        lanes = List.of(() -> spec("a"), this::deaf, () -> spec("c"));
        loading.start();
        begun.await();
        loading.stop();
        assertThat(loading.await(Duration.ofMillis(20))).as("it still loads").isFalse();
        gate.countDown();
        assertThat(loading.await(SOON)).isTrue();
        assertThat(host.lanes()).extracting(lane -> lane.model()).containsExactly("a");
        assertThat(opened).containsExactly(true, false, false);
        assertThat(closed).as("engines closed by the loading, not by their lanes").hasValue(1);
    }

    @Test
    void loadingThatListensEndsEarly() throws InterruptedException {
        lanes = List.of(this::listening);
        loading.start();
        begun.await();
        loading.stop();
        assertThat(loading.await(SOON)).isTrue();
        assertThat(loading.stopped()).isTrue();
        assertThat(host.lanes()).isEmpty();
        assertThat(opened).containsExactly((Boolean) null);
    }

    @Test
    void stopBeforeTheStartOpensNothing() throws InterruptedException {
        loading.stop();
        assertThat(loading.await(SOON)).isTrue();
        assertThat(loading.open(() -> {
            throw new AssertionError("it was loaded");
        })).isFalse();
        assertThatThrownBy(() -> new LaneLoading(host, () -> {}).open(() -> {
            throw new IllegalStateException("no such model");
        })).hasMessage("no such model");
    }

    private @Nullable Boolean openOrNot(Supplier<LaneSpec> lane) {
        try {
            return loading.open(lane);
        } catch (IllegalStateException ended) {
            return null;
        }
    }

    private LaneSpec deaf() {
        begun.countDown();
        boolean interrupted = false;
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        assertThat(interrupted).isTrue();
        return spec("b");
    }

    private LaneSpec listening() {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return spec("b");
    }

    private LaneSpec spec(String name) {
        ForwardingEngine engine = new ForwardingEngine(ScriptedEngine.builder(TokenScript.hashed(1, 200), MEMORY).vocabularySize(257).contextLength(4096).build()) {
            @Override
            public void close() {
                closed.incrementAndGet();
                super.close();
            }
        };
        LaneLimits limits = new LaneLimits(
                10, 1000, 8, 64, Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(10));
        return new LaneSpec(
                name, new LaneSpec.Stove(engine, new ByteText(new ByteModel(name), 257), 64, 0), new LaneSpec.Policies("none", view -> Grants.builder().build(), null), limits);
    }
}
