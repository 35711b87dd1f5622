package dev.augury.server.admin;

import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.policy.LanePolicies;
import dev.augury.server.policy.LanePolicy;
import dev.augury.server.policy.OptionChange;
import dev.augury.server.policy.OptionWish;
import dev.augury.store.audit.AuditLine;
import dev.augury.store.audit.AuditStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes live options with a line in the audit for each, and takes changes back. Blocks until they are in effect, so it is not called on a network's thread. Thread-safe. */
public final class LaneTuning {

    /** Longest reason, in characters. */
    public static final int REASON_MAX = 500;

    private static final int UNDO_LINES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LaneTuning.class);

    private final LanePolicies policies;
    private final AuditStore audit;
    private final AuditReader reader;
    private final InstantSource clock;
    private final Duration undoTime;
    private final AtomicLong revision = new AtomicLong();

    /**
     * A change, as it is told later.
     *
     * @param line what the audit says
     * @param option key of the option
     * @param undoable whether it can be taken back: it is the last of its option, still in force and not too old
     */
    public record Told(AuditLine line, String option, boolean undoable) {}

    /** Makes it for policies and their audit; changes can be taken back within that time. */
    public LaneTuning(LanePolicies policies, AuditStore audit, InstantSource clock, Duration undoTime) {
        this.policies = policies;
        this.audit = audit;
        reader = new AuditReader(audit, clock);
        this.clock = clock;
        this.undoTime = undoTime;
    }

    /** Returns a number that changes with every change, so that whoever watches need not ask the database. */
    public long revision() {
        return revision.get();
    }

    /** Returns a policy of a lane; empty where none is configured or there is no such lane. */
    public Optional<LanePolicy> policy(String lane, Target target) {
        return policies.all().stream().filter(policy -> policy.lane().equals(lane) && policy.target() == target).findFirst();
    }

    /**
     * Changes options; values that are as wished already are left alone.
     *
     * @return what changed, and from which step on
     * @throws PluginException when the reason is missing, too long or not one line of text, an option may not be changed, a value is wrong, the policy does not take it, or the change cannot be kept in the audit; then nothing is changed
     */
    public OptionChange change(OptionWish wish) {
        return change(wish, null);
    }

    /**
     * Takes a change back: sets the value that was before.
     *
     * @throws PluginException when it is not the last of its option, no longer in force or too old, or the change cannot be kept in the audit
     */
    public OptionChange undo(String lane, Target target, long line, String by) {
        Told told = told(lane, target, present(lane, target)).stream()
                .filter(candidate -> candidate.line().id() == line && candidate.undoable())
                .findFirst()
                .orElseThrow(() -> new PluginException("This change cannot be taken back any more.", "set the value that you want; the audit shows the earlier ones"));
        String reason = Reason.shown("Undo: " + told.line().reason());
        return change(new OptionWish(lane, target, Map.of(told.option(), told.line().before()), by, reason), line);
    }

    /**
     * Returns the latest changes of a policy of a lane, the latest first.
     *
     * @throws AuditAwayException when the database is away
     */
    public List<Told> latest(String lane, Target target, int most) {
        return told(lane, target, reader.latest(prefix(lane, target), most));
    }

    /** Reads the audit before something is changed, which needs a line there. */
    private List<AuditLine> present(String lane, Target target) {
        try {
            return reader.ask(prefix(lane, target), UNDO_LINES);
        } catch (AuditAwayException away) {
            throw new PluginException("The database is away, and every change needs its line there; nothing was changed.", "bring it back and try again; serving goes on meanwhile");
        }
    }

    private List<Told> told(String lane, Target target, List<AuditLine> lines) {
        Map<String, String> present = policy(lane, target).stream()
                .flatMap(policy -> policy.options().stream())
                .collect(Collectors.toMap(BoundOptions.Value::key, BoundOptions.Value::value));
        Instant since = clock.instant().minus(undoTime);
        Set<String> later = new HashSet<>();
        List<Told> told = new ArrayList<>();
        for (AuditLine line : lines) {
            String option = line.subject().substring(line.subject().lastIndexOf('/') + 1);
            boolean last = later.add(line.subject());
            told.add(new Told(line, option, last && line.happenedAt().isAfter(since) && line.after().equals(present.get(option))));
        }
        return told;
    }

    private OptionChange change(OptionWish asked, @Nullable Long undoes) {
        OptionWish wish = new OptionWish(asked.lane(), asked.target(), asked.values(), asked.by(), Reason.of(asked.reason()));
        present(wish.lane(), wish.target());
        OptionChange change = await(wish);
        try {
            audit.add(change.changed().stream().map(changed -> line(wish, change, changed, undoes)).toList());
        } catch (RuntimeException lost) {
            LOG.error("A change of lane {} cannot be kept in the audit and is taken back: {}", wish.lane(), change.changed(), lost);
            Map<String, String> before = new LinkedHashMap<>();
            change.changed().forEach(changed -> before.put(changed.key(), changed.before()));
            await(new OptionWish(wish.lane(), wish.target(), before, wish.by(), "the audit could not be written"));
            throw new PluginException("The change cannot be kept in the audit and was taken back.", "look after the database and try again");
        }
        revision.incrementAndGet();
        return change;
    }

    private OptionChange await(OptionWish wish) {
        try {
            return policies.change(wish).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException("The server is going down.", "try again when it is back");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PluginException refused) {
                throw refused;
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new PluginException("The lane is in a step for too long; the change may still come, without a line in the audit.", "look at the log and at /livez");
            }
            throw new PluginException("The change failed: " + e.getCause(), "look at the log");
        }
    }

    private AuditLine line(OptionWish wish, OptionChange change, OptionChange.Changed changed, @Nullable Long undoes) {
        String subject = prefix(wish.lane(), wish.target()) + change.policy() + "/" + changed.key();
        return new AuditLine(0, clock.instant(), wish.by(), subject, changed.before(), changed.after(), wish.reason(), change.step(), undoes);
    }

    private static String prefix(String lane, Target target) {
        return "lane/" + lane + "/" + target.name().toLowerCase(Locale.ROOT) + "/";
    }
}
