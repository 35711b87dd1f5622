package dev.augury.server.policy;

import dev.augury.core.flow.Reconfiguration;
import dev.augury.core.flow.Reconfiguration.Effect;
import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Lane;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.OptionBinder;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.plugin.PluginKind;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.server.plugin.Setting;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes live options of policies while their lanes serve, from the next step on and until the next start; the configuration stays as it is. One change of a
 * policy at a time. Thread-safe.
 */
public final class LanePolicies {

    private static final Logger LOG = LoggerFactory.getLogger(LanePolicies.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Host host;
    private final PluginRegistry plugins;
    private final PluginSettings settings;
    private final Map<Slot, BoundOptions<?>> changed = new HashMap<>();
    private final Set<Slot> underWay = new HashSet<>();

    /** Makes it for the lanes of a host, which were opened with these plugins and settings. */
    public LanePolicies(Host host, PluginRegistry plugins, PluginSettings settings) {
        this.host = host;
        this.plugins = plugins;
        this.settings = settings;
    }

    /** Returns the policies that were configured, lane by lane; empty while the host loads. */
    public synchronized List<LanePolicy> all() {
        List<LanePolicy> policies = new ArrayList<>();
        for (Lane lane : host.lanes()) {
            for (Target target : Target.values()) {
                factory(target).ifPresent(factory -> policies.add(new LanePolicy(
                        lane.model(), target, factory.name(), active(lane, target), bound(new Slot(lane.model(), target), factory).values())));
            }
        }
        return policies;
    }

    /**
     * Changes options.
     *
     * @return what changed, completed on a thread of its own when the policy has the options; exceptionally by {@link PluginException} when it did not
     *     take them, and by {@link java.util.concurrent.TimeoutException} when the lane is in a step for too long, after which the change may still come
     * @throws PluginException when lane, policy or an option is unknown, a value is wrong or an option is not live, or another change is under way
     */
    public synchronized CompletableFuture<OptionChange> change(OptionWish wish) {
        Lane lane = lane(wish.lane());
        PluginFactory<?> factory = factory(wish.target()).orElseThrow(() -> new PluginException(
                "No " + kind(wish.target()).key() + " is configured.", "set augury." + kind(wish.target()).key() + ".name and restart"));
        Slot slot = new Slot(wish.lane(), wish.target());
        BoundOptions<?> before = bound(slot, factory);
        BoundOptions<?> after = bind(wish, factory, before);
        if (!underWay.add(slot)) {
            throw new PluginException(
                    "Another change of the " + kind(wish.target()).key() + " of lane '" + wish.lane() + "' is under way.", "try again when it is over");
        }
        CompletableFuture<OptionChange> answer = new CompletableFuture<>();
        Pending pending = new Pending(wish, factory.name(), differences(before, after), after, answer);
        lane.reconfigure(new Reconfiguration(
                wish.target(), after.options(), effect -> Thread.ofVirtual().name("augury-options").start(() -> settle(pending, effect))));
        return answer.copy().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void settle(Pending pending, Effect effect) {
        OptionWish wish = pending.wish();
        Slot slot = new Slot(wish.lane(), wish.target());
        String problem = effect.problem();
        synchronized (this) {
            underWay.remove(slot);
            if (problem == null) {
                changed.put(slot, pending.after());
            }
        }
        if (problem != null) {
            LOG.warn("Lane {}: {} wished {}, without effect: {}", wish.lane(), wish.by(), pending.differences(), problem);
            pending.answer().completeExceptionally(new PluginException(problem, "see the log of the server"));
            return;
        }
        LOG.info("Lane {}: {} changed {} {}: {}, from step {} on. Reason: {}", wish.lane(), wish.by(), kind(wish.target()).key(), pending.policy(),
                pending.differences(), effect.step(), wish.reason().isBlank() ? "none given" : wish.reason());
        pending.answer().complete(new OptionChange(wish.lane(), wish.target(), pending.policy(), pending.differences(), effect.step()));
    }

    private Lane lane(String name) {
        Lane lane = host.lane(name);
        if (lane == null) {
            throw new PluginException("There is no lane '" + name + "'.",
                    "name one of: " + host.lanes().stream().map(Lane::model).collect(Collectors.joining(", ")));
        }
        return lane;
    }

    private BoundOptions<?> bound(Slot slot, PluginFactory<?> factory) {
        BoundOptions<?> last = changed.get(slot);
        return last == null ? settings.bindActive(kind(slot.target()), factory) : last;
    }

    private static BoundOptions<?> bind(OptionWish wish, PluginFactory<?> factory, BoundOptions<?> before) {
        String owner = "augury." + kind(wish.target()).key() + ".options";
        Map<String, Setting> merged = new LinkedHashMap<>();
        Set<String> refused = new TreeSet<>(wish.values().keySet());
        for (BoundOptions.Value value : before.values()) {
            String text = wish.values().getOrDefault(value.key(), value.value());
            boolean same = text.strip().equals(value.value().strip());
            merged.put(value.key(), same ? new Setting(value.value(), value.source()) : new Setting(text, "changed by " + wish.by()));
            if (same || value.live()) {
                refused.remove(value.key());
            }
        }
        if (!refused.isEmpty()) {
            String live = before.values().stream().filter(BoundOptions.Value::live).map(BoundOptions.Value::key).collect(Collectors.joining(", "));
            throw new PluginException("These options of '" + factory.name() + "' cannot be changed while serving: " + String.join(", ", refused) + ".",
                    "change them under " + owner + " and restart; changeable are: " + live);
        }
        return OptionBinder.bind(owner, factory.options(), merged);
    }

    private static List<OptionChange.Changed> differences(BoundOptions<?> before, BoundOptions<?> after) {
        List<OptionChange.Changed> differences = new ArrayList<>();
        for (int i = 0; i < before.values().size(); i++) {
            BoundOptions.Value old = before.values().get(i);
            BoundOptions.Value fresh = after.values().get(i);
            if (!old.value().equals(fresh.value())) {
                differences.add(new OptionChange.Changed(old.key(), old.value(), fresh.value()));
            }
        }
        return differences;
    }

    private Optional<PluginFactory<?>> factory(Target target) {
        List<String> names = settings.names(kind(target));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (target) {
                    case SCHEDULER -> plugins.find(PluginKind.SCHEDULER, names.getFirst(), SchedulingPolicyFactory.class);
                    case HANDLING -> plugins.find(PluginKind.HANDLING, names.getFirst(), HandlingPolicyFactory.class);
                });
    }

    private static String active(Lane lane, Target target) {
        return switch (target) {
            case SCHEDULER -> lane.statistics().scheduler();
            case HANDLING -> lane.statistics().pauses().handling();
        };
    }

    private static PluginKind kind(Target target) {
        return switch (target) {
            case SCHEDULER -> PluginKind.SCHEDULER;
            case HANDLING -> PluginKind.HANDLING;
        };
    }

    private record Slot(String lane, Target target) {}

    private record Pending(
            OptionWish wish, String policy, List<OptionChange.Changed> differences, BoundOptions<?> after, CompletableFuture<OptionChange> answer) {}
}
