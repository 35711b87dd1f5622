package dev.augury.model.sample;

import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The sampler as its law reads, by sorting lists in double precision. */
final class PlainSampler {

    record Candidate(int token, double weight) {}

    private PlainSampler() {}

    /** Returns the tokens that stay, ascending, with their weights. */
    static List<Candidate> stay(float[] row, Want.Sample want) {
        SamplingSpec spec = want.sampling();
        double[] logits = adjusted(row, want);
        List<Candidate> left = new ArrayList<>();
        for (int token = 0; token < logits.length; token++) {
            if (logits[token] > Double.NEGATIVE_INFINITY && (want.mask() == null || want.mask().allows(token))) {
                left.add(new Candidate(token, logits[token]));
            }
        }
        Comparator<Candidate> best = Comparator.comparingDouble(Candidate::weight).reversed().thenComparingInt(Candidate::token);
        if (spec.temperature() == 0) {
            return left.stream().sorted(best).limit(1).toList();
        }
        if (spec.topK() > 0) {
            left = left.stream().sorted(best).limit(spec.topK()).toList();
        }
        double largest = left.stream().mapToDouble(Candidate::weight).max().orElseThrow();
        left = left.stream().map(one -> new Candidate(one.token, Math.exp((one.weight - largest) / spec.temperature()))).toList();
        if (spec.typicalP() < 1) {
            double sum = sum(left);
            double entropy = left.stream().filter(one -> one.weight > 0).mapToDouble(one -> -one.weight / sum * Math.log(one.weight / sum))
                    .sum();
            left = fewest(left, Comparator.comparingDouble((Candidate one) -> Math.abs(-Math.log(one.weight / sum) - entropy))
                    .thenComparingInt(Candidate::token), spec.typicalP());
        }
        if (spec.topP() < 1) {
            left = fewest(left, best, spec.topP());
        }
        double top = left.stream().mapToDouble(Candidate::weight).max().orElseThrow();
        return left.stream().filter(one -> one.weight >= spec.minP() * top).sorted(Comparator.comparingInt(Candidate::token)).toList();
    }

    private static List<Candidate> fewest(List<Candidate> all, Comparator<Candidate> order, double mass) {
        double missing = mass * sum(all);
        List<Candidate> result = new ArrayList<>();
        for (Candidate one : all.stream().sorted(order).toList()) {
            if (missing <= 0) {
                break;
            }
            result.add(one);
            missing -= one.weight;
        }
        return result;
    }

    static double sum(List<Candidate> all) {
        return all.stream().mapToDouble(Candidate::weight).sum();
    }

    private static double[] adjusted(float[] row, Want.Sample want) {
        SamplingSpec spec = want.sampling();
        double[] logits = new double[row.length];
        for (int token = 0; token < row.length; token++) {
            int output = 0;
            boolean anywhere = false;
            for (int i = 0; i < want.history().length(); i++) {
                anywhere |= want.history().token(i) == token;
                output += i >= want.history().promptLength() && want.history().token(i) == token ? 1 : 0;
            }
            double logit = row[token];
            if (anywhere) {
                logit = logit > 0 ? logit / spec.repetitionPenalty() : logit * spec.repetitionPenalty();
            }
            logits[token] = logit - output * spec.frequencyPenalty() - (output > 0 ? spec.presencePenalty() : 0);
        }
        for (Map.Entry<Integer, Float> bias : spec.logitBias().entrySet()) {
            logits[bias.getKey()] += bias.getValue();
        }
        return logits;
    }
}
