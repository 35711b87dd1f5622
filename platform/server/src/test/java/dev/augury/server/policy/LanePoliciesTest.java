package dev.augury.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.LaneLimits;
import dev.augury.core.pipeline.LaneSpec;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.VirtualTime;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.LoadedPlugin;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.spi.Option;
import dev.augury.spi.PluginContext;
import dev.augury.spi.SpiVersion;
import dev.augury.spi.model.Vocabulary;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.ScriptedEngine;
import dev.augury.testing.kit.engine.TokenScript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class LanePoliciesTest {

    private static final KvSizes MEMORY = new KvSizes(16, 64, 0);

    private final VirtualTime time = new VirtualTime();
    private final Host host = new Host(new Surroundings(time, new byte[16], false, List.of(), List.of()));
    private final Turnable policy = new Turnable();
    private final LanePolicies policies = policies();

    @Test
    void changeTakesEffectAndStays() throws Exception {
        OptionChange change = take(Map.of("knob", "9"));

        assertThat(change).isEqualTo(new OptionChange("m", Target.SCHEDULER, "turnable", List.of(new OptionChange.Changed("knob", "7", "9")), 0));
        assertThat(policy.options).isEqualTo(new Knobs(9, 3));
        assertThat(policies.all()).singleElement().satisfies(now -> {
            assertThat(now.active()).isEqualTo("turnable");
            assertThat(now.options().getFirst())
                    .extracting(BoundOptions.Value::value, BoundOptions.Value::source)
                    .containsExactly("9", "changed by ada");
            assertThat(now.options().getLast().source()).isEqualTo("settings");
        });
        assertThat(take(Map.of("knob", "2", "fixed", "3")).changed()).containsExactly(new OptionChange.Changed("knob", "9", "2"));
    }

    @Test
    void optionThatIsNotLiveIsRefused() {
        assertThatThrownBy(() -> wish(Map.of("knob", "9", "fixed", "4")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("cannot be changed while serving: fixed.")
                .hasMessageContaining("changeable are: knob");
    }

    @Test
    void unknownOptionIsRefusedHoweverItIsWritten() {
        assertThatThrownBy(() -> wish(Map.of("Fixed", "4", "nob", "1"))).hasMessageContaining("Fixed, nob").hasMessageContaining("changeable are: knob");
    }

    @Test
    void valueOutOfRangeIsRefused() {
        assertThatThrownBy(() -> wish(Map.of("knob", "11"))).hasMessageContaining("11 is outside 0 to 10");
        assertThat(policy.options).isEqualTo(new Knobs(0, 0));
    }

    @Test
    void unknownLaneAndAbsentPolicyAreNamed() {
        assertThatThrownBy(() -> policies.change(new OptionWish("x", Target.SCHEDULER, Map.of(), "ada", ""))).hasMessageContaining("name one of: m");
        assertThatThrownBy(() -> policies.change(new OptionWish("m", Target.HANDLING, Map.of(), "ada", ""))).hasMessageContaining("augury.handling.name");
    }

    @Test
    void oneChangeAtATime() throws Exception {
        CompletableFuture<OptionChange> first = wish(Map.of("knob", "1"));
        assertThatThrownBy(() -> wish(Map.of("knob", "2"))).hasMessageContaining("is under way");
        time.run(1000);
        assertThat(first.get(10, TimeUnit.SECONDS).changed()).hasSize(1);
        assertThat(take(Map.of("knob", "2")).changed()).containsExactly(new OptionChange.Changed("knob", "1", "2"));
    }

    @Test
    void changeThatThePolicyThrowsAtIsNotKept() {
        policy.refusing = true;
        CompletableFuture<OptionChange> change = wish(Map.of("knob", "9"));
        time.run(1000);
        assertThat(change).failsWithin(Duration.ofSeconds(10)).withThrowableThat().havingCause().isInstanceOf(PluginException.class).withMessageContaining("quarantined");
        assertThat(policies.all().getFirst().options().getFirst().value()).isEqualTo("7");
        assertThat(policies.all().getFirst().active()).startsWith("fcfs");
    }

    private OptionChange take(Map<String, String> values) throws Exception {
        CompletableFuture<OptionChange> change = wish(values);
        time.run(1000);
        return change.get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<OptionChange> wish(Map<String, String> values) {
        return policies.change(new OptionWish("m", Target.SCHEDULER, values, "ada", "to see"));
    }

    private LanePolicies policies() {
        host.open(new LaneSpec(
                "m",
                new LaneSpec.Stove(
                        ScriptedEngine.builder(TokenScript.hashed(1, 200), MEMORY).vocabularySize(257).contextLength(4096).build(), new Bytes(), MEMORY.deviceBlocks(), 0),
                new LaneSpec.Policies("turnable", policy, null),
                new LaneLimits(100, 100_000, 1, 32, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofMillis(20), Duration.ofSeconds(10))));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource(
                "settings", Map.of("augury.scheduler.name", "turnable", "augury.scheduler.options.knob", "7", "augury.scheduler.options.fixed", "3")));
        LoadedPlugin plugin = new LoadedPlugin(
                "turnable", Path.of("."), "1", new SpiVersion(1, 1), List.of(new LoadedPlugin.Offering(PluginKind.SCHEDULER, new TurnableFactory())));
        return new LanePolicies(host, new PluginRegistry(Path.of("."), List.of(plugin), List.of()), PluginSettings.of(environment));
    }

    record Knobs(
            @Option(doc = "Turns", defaultValue = "5", min = 0, max = 10, live = true) int knob,
            @Option(doc = "Stays", defaultValue = "1") int fixed) {}

    private static final class Turnable implements SchedulingPolicy {

        private volatile Knobs options = new Knobs(0, 0);
        private volatile boolean refusing;

        @Override
        public Grants plan(StepView view) {
            return Grants.builder().build();
        }

        @Override
        public void reconfigure(Record changed) {
            if (refusing) {
                throw new IllegalStateException("stuck");
            }
            options = (Knobs) changed;
        }
    }

    private final class TurnableFactory implements SchedulingPolicyFactory<Knobs> {
        @Override
        public String name() {
            return "turnable";
        }

        @Override
        public String description() {
            return "Has a knob.";
        }

        @Override
        public Class<Knobs> options() {
            return Knobs.class;
        }

        @Override
        public SchedulingPolicy create(Knobs options, PluginContext context) {
            return policy;
        }
    }

    /** No text at all. */
    private static final class Bytes implements PromptTokenizer, Vocabulary {
        @Override
        public TokenizedPrompt tokenize(Prompt prompt) {
            return TokenizedPrompt.plain(new int[] {1}, "");
        }

        @Override
        public TextDecoder decoderAfter(int previous) {
            throw new UnsupportedOperationException("nothing is decoded here");
        }

        @Override
        public Vocabulary vocabulary() {
            return this;
        }

        @Override
        public int size() {
            return 257;
        }

        @Override
        public byte[] bytes(int token) {
            return new byte[0];
        }

        @Override
        public boolean isControl(int token) {
            return false;
        }

        @Override
        public boolean isEnd(int token) {
            return false;
        }
    }
}
