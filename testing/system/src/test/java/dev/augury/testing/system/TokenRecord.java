package dev.augury.testing.system;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import dev.augury.testing.kit.engine.ForwardingEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Writes down what an engine computed and chose for each sequence. The engine outlives it. */
final class TokenRecord extends ForwardingEngine {

    private final Map<Long, Sequence> sequences = new ConcurrentSkipListMap<>();

    /** One sequence: the tokens computed and chosen, by their positions, and how often each position was computed. */
    static final class Sequence {
        private final TreeMap<Integer, Integer> computed = new TreeMap<>();
        private final TreeMap<Integer, Integer> chosen = new TreeMap<>();
        private final TreeMap<Integer, Integer> times = new TreeMap<>();

        /** Returns the tokens before a position. */
        int[] before(int position) {
            return IntStream.range(0, position).map(computed::get).toArray();
        }

        /** Returns where the model began to write: first after the prompt, then after each response. */
        List<Integer> turns() {
            return chosen.keySet().stream().filter(at -> !chosen.containsKey(at - 1)).toList();
        }

        /** Returns the tokens chosen from a position on, up to where others were put behind them. */
        int[] turn(int from) {
            return IntStream.iterate(from, chosen::containsKey, at -> at + 1).map(chosen::get).toArray();
        }

        /** Returns how often the tokens before a position were computed, all together. */
        int effort(int position) {
            return times.headMap(position).values().stream().mapToInt(Integer::intValue).sum();
        }

        private void add(StepRow row, List<Answer> answers) {
            for (int i = 0; i < row.tokens().length; i++) {
                Integer before = computed.put(row.positions()[i], row.tokens()[i]);
                if (before != null && before != row.tokens()[i]) {
                    throw new IllegalStateException("Position " + row.positions()[i] + " was computed as " + before + " and as " + row.tokens()[i]);
                }
                times.merge(row.positions()[i], 1, Integer::sum);
            }
            for (int i = 0; i < answers.size(); i++) {
                if (row.wants().get(i) instanceof Want.Sample sample && answers.get(i) instanceof Answer.Sampled sampled) {
                    chosen.put(sample.position(), sampled.token());
                }
            }
        }
    }

    TokenRecord(Engine engine) {
        super(engine);
    }

    @Override
    public StepResult step(StepPlan plan) {
        StepResult result = super.step(plan);
        for (int i = 0; i < plan.rows().size(); i++) {
            StepRow row = plan.rows().get(i);
            sequences.computeIfAbsent(row.sequence(), _ -> new Sequence()).add(row, result.rows().get(i));
        }
        return result;
    }

    @Override
    public void close() {}

    /** Returns the sequence that came first; after the lane is closed. */
    Sequence first() {
        return new ArrayList<>(sequences.values()).getFirst();
    }
}
