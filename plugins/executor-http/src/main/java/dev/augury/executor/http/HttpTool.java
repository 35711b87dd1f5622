package dev.augury.executor.http;

import dev.augury.spi.call.ToolDeclaration;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * A declared tool.
 *
 * @param declaration what a model is told of it
 * @param required names of arguments that must be there
 * @param endpoint where and how it is asked
 * @param result what of the response is the result; empty for all of it
 * @param limits its limits
 */
record HttpTool(ToolDeclaration declaration, Set<String> required, Endpoint endpoint, JsonPointer result, Limits limits) {

    String name() {
        return declaration.name();
    }

    /**
     * Where and how a tool is asked.
     *
     * @param method method of the request
     * @param url its URL
     * @param headers its headers
     * @param body whether arguments that have no place in the URL are sent as a JSON body
     * @param idempotent whether asking twice does no more than asking once
     */
    record Endpoint(String method, UrlTemplate url, List<HeaderTemplate> headers, boolean body, boolean idempotent) {

        /** Copies the list. */
        Endpoint {
            headers = List.copyOf(headers);
        }
    }

    /**
     * Limits of a tool.
     *
     * @param timeout time of a call
     * @param responseBytesMax longest response
     * @param concurrency calls at once
     */
    record Limits(Duration timeout, int responseBytesMax, int concurrency) {}
}
