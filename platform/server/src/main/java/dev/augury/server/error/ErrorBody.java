package dev.augury.server.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's error body.
 *
 * @param error the error
 */
public record ErrorBody(Fault error) {

    /** Type of errors that the client made. */
    public static final String INVALID = "invalid_request_error";

    /** Type of errors by load. */
    public static final String RATE_LIMIT = "rate_limit_exceeded";

    /** Type of errors that the server made. */
    public static final String SERVER = "server_error";

    /**
     * The error. All four keys are always there, as strict clients want them.
     *
     * @param message what happened and what to do
     * @param type sort of error
     * @param param the parameter at fault, or null
     * @param code what programs may switch on, a string or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(String message, String type, @Nullable String param, @Nullable String code) {}

    /** Makes a body. */
    public static ErrorBody of(String type, String message, @Nullable String param, @Nullable String code) {
        return new ErrorBody(new Fault(message, type, param, code));
    }
}
