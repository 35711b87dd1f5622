package dev.augury.bench.replay;

import dev.augury.app.replay.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A system of the papers: a scheduler and a handling. All are told the same by the oracle.
 *
 * @param name what it is called in tables
 * @param scheduler the scheduler
 * @param handling the handling
 * @param noise error of the oracle, as a share of the truth
 */
public record Contender(String name, Choice scheduler, Choice handling, double noise) {

    private static final Choice ORIGINAL_ARRIVAL = new Choice("fcfs", Map.of());
    private static final Choice INFERCEPT = new Choice("infercept", Map.of("form", "paper"));
    private static final Choice LAMPS = new Choice("lamps", Map.of("form", "paper"));
    private static final Map<String, Contender> KNOWN = new LinkedHashMap<>();

    static {
        know(new Contender("vllm", new Choice("fcfs", Map.of("resumed", "tail")), new Choice("discard", Map.of()), 0));
        know(new Contender("infercept", ORIGINAL_ARRIVAL, INFERCEPT, 0));
        know(new Contender("infercept-code", new Choice("fcfs", Map.of("active-discard", "true")), new Choice("infercept", Map.of("form", "code", "estimator", "predicted")), 0));
        know(new Contender("lamps", ranked(100, "paper", "score"), LAMPS, 0));
        know(new Contender(
                "lamps-code",
                new Choice("lamps", Map.of("form", "code", "score-interval", "0", "starvation", "code", "starvation-steps", "100")),
                new Choice("lamps", Map.of("form", "code")),
                0));
        know(new Contender("handling-alone", ORIGINAL_ARRIVAL, LAMPS, 0));
        know(new Contender("ranking-alone", ranked(100, "paper", "score"), INFERCEPT, 0));
        for (int threshold : List.of(10, 1_000, 10_000, 0)) {
            know(new Contender("lamps-threshold-" + (threshold == 0 ? "off" : threshold), ranked(threshold, "paper", "score"), LAMPS, 0));
        }
        know(new Contender("lamps-oldest", ranked(100, "paper", "oldest"), LAMPS, 0));
        know(new Contender("lamps-bounded", ranked(100, "bounded", "score"), LAMPS, 0));
        know(new Contender("lamps-bounded-1000", ranked(1_000, "bounded", "score"), LAMPS, 0));
        know(new Contender("lamps-default", new Choice("lamps", Map.of()), LAMPS, 0));
        know(new Contender("lamps-noise", ranked(100, "paper", "score"), LAMPS, 0.3));
        know(new Contender("lamps-noise-off", ranked(0, "paper", "score"), LAMPS, 0.3));
        know(new Contender("infercept-noise", ORIGINAL_ARRIVAL, INFERCEPT, 0.3));
    }

    private static void know(Contender contender) {
        KNOWN.put(contender.name(), contender);
    }

    private static Choice ranked(int threshold, String rule, String order) {
        return new Choice(
                "lamps",
                Map.of("form", "paper", "starvation", rule, "starvation-steps", Integer.toString(threshold), "starvation-time", "0s", "promoted-order", order));
    }

    /** Returns the oracle that tells it. */
    public Choice predictor() {
        return new Choice("oracle", Map.of("noise", Double.toString(noise)));
    }

    /**
     * Returns the system of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Contender of(String name) {
        Contender known = KNOWN.get(name);
        if (known == null) {
            throw new IllegalArgumentException("There is no system '" + name + "'; name some of: " + String.join(", ", KNOWN.keySet()));
        }
        return known;
    }
}
