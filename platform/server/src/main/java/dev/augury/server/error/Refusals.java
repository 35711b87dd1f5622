package dev.augury.server.error;

import dev.augury.core.flow.TokenEvent.Refusal;
import org.springframework.http.HttpStatus;

/** Turns the pipeline's refusals into errors of the API. */
public final class Refusals {

    private Refusals() {}

    /** Returns the error that tells a refusal. */
    public static ApiException error(Refusal refusal) {
        return new ApiException(status(refusal.kind()), body(refusal), refusal.retryAfter());
    }

    /** Returns the body that tells a refusal. */
    public static ErrorBody body(Refusal refusal) {
        String message = refusal.message();
        String parameter = refusal.parameter();
        return switch (refusal.kind()) {
            case INVALID -> ErrorBody.of(ErrorBody.INVALID, message, parameter, null);
            case UNKNOWN_MODEL -> ErrorBody.of(ErrorBody.INVALID, message, parameter == null ? "model" : parameter, "model_not_found");
            case CONTEXT_LENGTH -> ErrorBody.of(ErrorBody.INVALID, message, parameter, "context_length_exceeded");
            case OVERLOADED -> ErrorBody.of(ErrorBody.RATE_LIMIT, message, parameter, "overloaded");
            case UNAVAILABLE -> ErrorBody.of(ErrorBody.SERVER, message, parameter, "unavailable");
            case INTERNAL -> ErrorBody.of(ErrorBody.SERVER, message, parameter, "internal_error");
            case TOOL_FAILED -> ErrorBody.of(ErrorBody.SERVER, message, parameter, "tool_failed");
        };
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID, CONTEXT_LENGTH -> HttpStatus.BAD_REQUEST;
            case UNKNOWN_MODEL -> HttpStatus.NOT_FOUND;
            case OVERLOADED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            case TOOL_FAILED -> HttpStatus.BAD_GATEWAY;
        };
    }
}
