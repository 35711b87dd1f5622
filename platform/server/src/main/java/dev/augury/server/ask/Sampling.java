package dev.augury.server.ask;

import dev.augury.core.flow.ServeRequest.Limits;
import dev.augury.server.error.ApiException;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.engine.SamplingSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what chat and text completions have in common: how tokens are chosen and where an answer stops. */
final class Sampling {

    private final LimitProperties limits;
    private final LongSupplier seeds;

    Sampling(LimitProperties limits, LongSupplier seeds) {
        this.limits = limits;
        this.seeds = seeds;
    }

    /** Reads how tokens are chosen. Log-probabilities are wanted with that many of the most probable tokens; null for not at all. */
    SamplingSpec spec(Fields fields, ServedModel model, @Nullable Integer topLogprobs) {
        SamplingSpec.Builder builder = SamplingSpec.builder()
                .temperature(fields.number("temperature", 0, 2, 1))
                // A mass of nothing leaves the most probable token, as the smallest mass does.
                .topP(Math.max(Float.MIN_VALUE, fields.number("top_p", 0, 1, 1)))
                .topK(Math.max(0, fields.integer("top_k", -1, Integer.MAX_VALUE, 0)))
                .minP(fields.number("min_p", 0, 1, 0))
                .typicalP(Math.max(Float.MIN_VALUE, fields.number("typical_p", 0, 1, 1)))
                .repetitionPenalty(Math.max(Float.MIN_VALUE, fields.number("repetition_penalty", 0, 100, 1)))
                .presencePenalty(fields.number("presence_penalty", -2, 2, 0))
                .frequencyPenalty(fields.number("frequency_penalty", -2, 2, 0))
                .logitBias(logitBias(fields, model));
        Long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        builder.seed(seed == null ? seeds.getAsLong() : seed);
        if (topLogprobs != null) {
            builder.logprobs(topLogprobs);
        }
        return builder.build();
    }

    /** Reads where the answer stops, beside the most tokens. */
    Limits limits(Fields fields, ServedModel model, @Nullable Integer outputTokensMax) {
        int min = fields.integer("min_tokens", 0, model.contextLength(), 0);
        if (outputTokensMax != null && min > outputTokensMax) {
            throw ApiException.invalid("min_tokens", "min_tokens is " + min + ", above the most tokens " + outputTokensMax + "; lower it.", "invalid_value");
        }
        List<Integer> tokens = new ArrayList<>();
        List<JsonNode> stopTokens = fields.array("stop_token_ids", limits.stops());
        for (int i = 0; stopTokens != null && i < stopTokens.size(); i++) {
            tokens.add((int) Fields.whole(fields.at("stop_token_ids") + "[" + i + "]", stopTokens.get(i), 0, model.vocabularySize() - 1L));
        }
        return new Limits(outputTokensMax, min, stops(fields), tokens, fields.flag("ignore_eos", false));
    }

    /** Reads the number of answers. */
    int choices(Fields fields) {
        return fields.integer("n", 1, limits.choices(), 1);
    }

    private List<String> stops(Fields fields) {
        JsonNode node = fields.any("stop");
        if (node == null) {
            return List.of();
        }
        List<JsonNode> nodes = node.isArray() ? Fields.array("stop", node, limits.stops()) : List.of(node);
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode stop = nodes.get(i);
            String where = node.isArray() ? "stop[" + i + "]" : "stop";
            if (!stop.isString()) {
                throw ApiException.invalid(where, where + " is " + Fields.kind(stop) + "; give a string or an array of strings.", "invalid_type");
            }
            String text = stop.stringValue();
            if (text.isEmpty() || text.length() > limits.stopLength()) {
                throw ApiException.invalid(where, where + " has " + text.length() + " characters; give 1 to " + limits.stopLength() + ".", "invalid_value");
            }
            stops.add(text);
        }
        return stops;
    }

    private Map<Integer, Float> logitBias(Fields fields, ServedModel model) {
        JsonNode node = fields.any("logit_bias");
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw ApiException.invalid("logit_bias", "logit_bias is " + Fields.kind(node) + "; give an object of token ids and numbers.", "invalid_type");
        }
        if (node.size() > limits.logitBias()) {
            throw ApiException.invalid(
                    "logit_bias", "logit_bias has " + node.size() + " entries; give at most " + limits.logitBias() + ".", "invalid_value");
        }
        Map<Integer, Float> bias = new HashMap<>();
        node.properties().forEach(entry -> {
            String where = "logit_bias." + entry.getKey();
            bias.put(token(entry.getKey(), where, model), Fields.number(where, entry.getValue(), -100, 100));
        });
        return bias;
    }

    private static int token(String key, String where, ServedModel model) {
        if (key.matches("\\d{1,9}") && Integer.parseInt(key) < model.vocabularySize()) {
            return Integer.parseInt(key);
        }
        throw ApiException.invalid(where, where + " does not name a token; give ids between 0 and " + (model.vocabularySize() - 1) + ".", "invalid_value");
    }
}
