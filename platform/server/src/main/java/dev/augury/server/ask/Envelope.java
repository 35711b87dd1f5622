package dev.augury.server.ask;

import dev.augury.core.flow.ServeRequest;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Reads the members round a completion: model, program, streaming, service tier and those by which nothing changes. */
final class Envelope {

    private static final int NAME_LENGTH_MAX = 256;

    /** The history has room for that many. */
    private static final int PROGRAM_LENGTH_MAX = 200;

    private Envelope() {}

    /** Finds the model asked for. */
    static ServedModel model(Fields fields, ServedModels models) {
        String name = fields.requiredText("model");
        return models.named(name).orElseThrow(() -> unknown(name, models));
    }

    /** Finds the model asked for, or the only one where the client names none. */
    static ServedModel modelOrOnly(Fields fields, ServedModels models) {
        return fields.any("model") == null && models.all().size() == 1 ? models.all().getFirst() : model(fields, models);
    }

    /** Returns the error for a model that is not served. */
    static ApiException unknown(String name, ServedModels models) {
        String shown = name.length() > NAME_LENGTH_MAX ? name.substring(0, NAME_LENGTH_MAX) + "…" : name;
        List<String> known = models.all().stream().map(ServedModel::name).toList();
        String message = "The model " + shown + " does not exist. " + (known.isEmpty() ? "No model is loaded." : "Served here: " + String.join(", ", known) + ".");
        return new ApiException(HttpStatus.NOT_FOUND, ErrorBody.of(ErrorBody.INVALID, message, "model", "model_not_found"), null);
    }

    /** Reads the program of which the request is a part, {@code augury.program}; {@code others} are read elsewhere, and the rest of {@code augury} is reserved. */
    static @Nullable String program(Fields fields, String... others) {
        JsonNode node = fields.any("augury");
        if (node == null) {
            return null;
        }
        Fields own = new Fields(node, "augury");
        String program = own.text("program");
        for (String other : others) {
            own.any(other);
        }
        own.end();
        if (program != null && (program.isBlank() || program.length() > PROGRAM_LENGTH_MAX)) {
            throw ApiException.invalid(
                    "augury.program", "augury.program has " + program.length() + " characters; give 1 to " + PROGRAM_LENGTH_MAX + ".", "invalid_value");
        }
        return program;
    }

    /** Reads the rest and refuses what nobody read. */
    static Asked close(Fields fields, List<ServeRequest> parts, boolean logprobs) {
        ServeRequest first = parts.getFirst();
        boolean stream = fields.flag("stream", false);
        boolean usage = includeUsage(fields, stream);
        // These name the end user or the cache for the operator of a shared service; an answer does not depend on them.
        fields.text("user");
        fields.text("safety_identifier");
        fields.text("prompt_cache_key");
        new Unsupported(fields).both();
        String tier = serviceTier(fields);
        fields.end();
        return new Asked(first.id(), first.model(), parts, stream, usage, logprobs, tier);
    }

    private static boolean includeUsage(Fields fields, boolean stream) {
        JsonNode node = fields.any("stream_options");
        if (node == null) {
            return false;
        }
        if (!stream) {
            throw ApiException.invalid("stream_options", "stream_options needs stream to be true; set it or leave stream_options out.", "invalid_value");
        }
        Fields options = new Fields(node, "stream_options");
        boolean usage = options.flag("include_usage", false);
        if (options.flag("include_obfuscation", false)) {
            throw ApiException.unsupported(
                    "stream_options.include_obfuscation", "Unsupported parameter: stream_options.include_obfuscation: chunks are not padded; leave it out.");
        }
        options.end();
        return usage;
    }

    private static @Nullable String serviceTier(Fields fields) {
        String tier = fields.text("service_tier");
        if (tier != null && !Set.of("auto", "default").contains(tier)) {
            throw ApiException.unsupported("service_tier", "Unsupported parameter: service_tier: there is one tier; leave it out or give auto.");
        }
        return tier == null ? null : "default";
    }
}
