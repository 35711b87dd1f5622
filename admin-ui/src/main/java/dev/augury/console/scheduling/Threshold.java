package dev.augury.console.scheduling;

import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.server.admin.LaneNow;
import dev.augury.server.admin.LaneTuning;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.policy.LanePolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * The threshold of starvation of a lane, as its form shows it.
 *
 * @param lane name of the lane
 * @param scheduler name of its scheduler
 * @param rule rule of starvation, or empty where the scheduler has none
 * @param dials what can be turned, empty where nothing can
 * @param missing why nothing can be turned, or null
 * @param remedy what to do about it, or null
 */
public record Threshold(String lane, String scheduler, String rule, List<Dial> dials, @Nullable String missing, @Nullable String remedy) {

    /** Key of the threshold in steps. */
    static final String STEPS = "starvation-steps";

    /** Key of the threshold in seconds. */
    static final String TIME = "starvation-time";

    private static final String RULE = "starvation";

    /** Most digits before or behind the point. */
    private static final int DIGITS_MAX = 18;

    /**
     * A number that can be changed.
     *
     * @param key key of the option
     * @param label what it is called
     * @param unit its unit
     * @param value its value
     * @param most where its slider ends; the field beside it takes more
     * @param step step of the field
     * @param doc what it does
     */
    public record Dial(String key, String label, String unit, String value, long most, String step, String doc) {}

    /** Reads the threshold of a lane. */
    static Threshold of(LaneNow lane, LaneTuning tuning) {
        Optional<LanePolicy> policy = tuning.policy(lane.name(), Target.SCHEDULER);
        String active = lane.statistics().scheduler();
        if (policy.isEmpty()) {
            return new Threshold(lane.name(), active, "", List.of(), "No scheduler is configured.", "Set augury.scheduler.name to lamps and restart.");
        }
        if (!active.equals(policy.get().name())) {
            return new Threshold(lane.name(), active, "", List.of(), "The scheduler " + policy.get().name() + " is quarantined; " + active + " has taken its place.",
                    "The log says why it was replaced. Mend it or choose another, and restart.");
        }
        List<Dial> dials = new ArrayList<>();
        String rule = "";
        for (BoundOptions.Value option : policy.get().options()) {
            if (option.key().equals(RULE)) {
                rule = option.value();
            } else if (option.live() && option.key().equals(STEPS)) {
                dials.add(new Dial(STEPS, "Threshold in steps", "steps", option.value(), 100_000, "1", option.doc()));
            } else if (option.live() && option.key().equals(TIME)) {
                dials.add(new Dial(TIME, "Threshold in seconds", "seconds", seconds(option.value()), 600, "any", option.doc()));
            }
        }
        if (dials.isEmpty()) {
            return new Threshold(lane.name(), active, rule, dials, "The scheduler " + active + " has no threshold of starvation: it never promotes anybody.",
                    "To have one, start with --scheduler lamps (augury.scheduler.name: lamps).");
        }
        return new Threshold(lane.name(), active, rule, dials, null, null);
    }

    /**
     * Returns what a form wishes changed, as the options want it: a number of seconds becomes a duration. A number that is written in another way is no change.
     *
     * @throws PluginException when a value is not a number
     */
    Map<String, String> wished(Map<String, String> form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Dial dial : dials) {
            String given = form.getOrDefault(dial.key(), dial.value()).strip();
            BigDecimal number = number(given);
            if (number.compareTo(number(dial.value())) != 0) {
                values.put(dial.key(), dial.key().equals(TIME) ? number.movePointRight(3).setScale(0, RoundingMode.HALF_UP).toPlainString() + "ms" : given);
            }
        }
        return values;
    }

    /** A few characters can make a number that no memory has room for when it is written out. */
    private static BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.max(number.precision() - (long) number.scale(), number.scale()) <= DIGITS_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // It is told below.
        }
        throw new PluginException("'" + text + "' is not a number.", "give a number, 0 for never");
    }

    /** Returns an option's value as the form and the audit show it: a duration as a number of seconds. */
    static String seconds(String duration) {
        Duration parsed = DurationStyle.detectAndParse(duration);
        return BigDecimal.valueOf(parsed.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString();
    }
}
