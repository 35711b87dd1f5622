package dev.augury.predictor.histogram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The segments of a scope: how long they were and which tools ended them. */
final class SegmentHistory {

    /** Most tools told apart; beyond them the one that was not called longest is forgotten. */
    private static final int TOOLS_MAX = 32;

    private final double kept;
    private final Histogram tokens;
    private final LinkedHashMap<String, Double> calls = new LinkedHashMap<>();
    private double segments;

    SegmentHistory(double halfLife) {
        kept = Math.pow(2, -1 / halfLife);
        tokens = new Histogram(Span.TOKENS, halfLife);
    }

    void add(int length, @Nullable String tool) {
        tokens.add(length);
        segments = segments * kept + 1;
        calls.replaceAll((name, count) -> count * kept);
        if (tool != null) {
            Double before = calls.remove(tool);
            calls.putLast(tool, (before == null ? 0 : before) + 1);
            if (calls.size() > TOOLS_MAX) {
                calls.pollFirstEntry();
            }
        }
    }

    Histogram tokens() {
        return tokens;
    }

    /** Returns the tools that ended segments, with how often they did. */
    Map<String, Double> calls() {
        return calls;
    }

    double callProbability() {
        return Math.min(1, calls.values().stream().mapToDouble(Double::doubleValue).sum() / segments);
    }
}
