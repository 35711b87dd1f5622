package dev.augury.executor.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Performs one call of one tool: arguments into a request, attempts, and the result out of the response. */
final class ToolRun {

    private static final int REFUSAL_SHOWN = 2000;

    private final HttpTool tool;
    private final HttpConfig config;
    private final Fetch fetch;
    private final Secrets secrets = new Secrets();

    ToolRun(HttpTool tool, HttpConfig config, Fetch fetch) {
        this.tool = tool;
        this.config = config;
        this.fetch = fetch;
    }

    /** Makes the request, without sending it. */
    Ask ask(String arguments) throws CallFailure {
        ObjectNode given = object(arguments);
        for (String name : tool.required()) {
            if (given.path(name).isMissingNode() || given.path(name).isNull()) {
                throw CallFailure.of("The argument '" + name + "' is missing.");
            }
        }
        Map<String, String> inUrl = new LinkedHashMap<>();
        for (String place : tool.endpoint().url().places()) {
            JsonNode value = given.remove(place);
            if (value != null && !value.isNull()) {
                inUrl.put(place, value.isString() ? value.asString() : value.toString());
            }
        }
        URI uri = tool.endpoint().url().expand(inUrl);
        Optional<String> body = tool.endpoint().body() ? Optional.of(given.toString()) : Optional.empty();
        return new Ask(tool.name(), tool.endpoint().method(), uri, headers(), body, tool.limits().responseBytesMax());
    }

    /**
     * Sends a request, again where the tool is idempotent and the service could not serve.
     *
     * @param nanos time that a wait may take at most
     * @return the result
     * @throws CallFailure where there is none
     */
    String perform(Ask ask, long nanos) throws CallFailure, InterruptedException {
        long pause = config.retryPause().toNanos();
        for (int left = tool.endpoint().idempotent() ? config.retries() : 0; ; left--) {
            try {
                return result(fetch.fetch(ask, secrets, nanos));
            } catch (CallFailure e) {
                if (!e.unavailable() || left == 0) {
                    throw e;
                }
                TimeUnit.NANOSECONDS.sleep(pause);
                pause *= 2;
            }
        }
    }

    /** A refusal of the service is shown to the model, which may mend its arguments. */
    private String result(Fetch.Reply reply) throws CallFailure {
        String body = secrets.masked(reply.body());
        if (reply.status() >= 400) {
            boolean telling = !body.isBlank() && body.length() <= REFUSAL_SHOWN;
            throw CallFailure.of(telling ? body.strip() : "The tool '" + tool.name() + "' answered with status " + reply.status() + ".");
        }
        if (reply.status() >= 300) {
            throw CallFailure.of("The tool '" + tool.name() + "' answered with status " + reply.status() + ".");
        }
        return tool.result().matches() ? body.strip() : pointed(body);
    }

    private String pointed(String body) throws CallFailure {
        JsonNode result;
        try {
            result = Json.read(body).at(tool.result());
        } catch (JacksonException e) {
            throw CallFailure.of("The tool '" + tool.name() + "' answered with something that is not JSON.");
        }
        if (result.isMissingNode()) {
            throw CallFailure.of("The response of the tool '" + tool.name() + "' has nothing at " + tool.result() + ".");
        }
        return secrets.masked(result.isString() ? result.asString() : result.toString());
    }

    private Map<String, String> headers() throws CallFailure {
        Map<String, String> headers = new LinkedHashMap<>();
        try {
            tool.endpoint().headers().forEach(header -> headers.put(header.name(), header.fill(secrets)));
        } catch (IllegalArgumentException e) {
            throw CallFailure.of("The tool '" + tool.name() + "' lacks a secret that its operator must provide.");
        }
        return headers;
    }

    private static ObjectNode object(String arguments) throws CallFailure {
        try {
            if (Json.read(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw CallFailure.of("The arguments are not JSON.");
        }
        throw CallFailure.of("The arguments must be a JSON object.");
    }
}
