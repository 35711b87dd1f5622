package dev.augury.server.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An error that is told to the client as it stands. */
public final class ApiException extends RuntimeException {

    private final transient HttpStatus status;
    private final transient ErrorBody body;
    private final transient @Nullable Duration retryAfter;

    /** Makes an error with a status, a body and the time to wait before a retry, or null when a retry is of no use. */
    public ApiException(HttpStatus status, ErrorBody body, @Nullable Duration retryAfter) {
        super(body.error().message(), null, false, false);
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    /** Returns a 400 that names the parameter. */
    public static ApiException invalid(@Nullable String parameter, String message) {
        return invalid(parameter, message, null);
    }

    /** Returns a 400 that names the parameter, with a code for programs. */
    public static ApiException invalid(@Nullable String parameter, String message, @Nullable String code) {
        return new ApiException(HttpStatus.BAD_REQUEST, ErrorBody.of(ErrorBody.INVALID, message, parameter, code), null);
    }

    /** Returns a 400 for a parameter which this server does not support. */
    public static ApiException unsupported(String parameter, String message) {
        return invalid(parameter, message, "unsupported_parameter");
    }

    /** Returns an error of that status. */
    public static ApiException of(HttpStatus status, String type, String message, @Nullable String code) {
        return new ApiException(status, ErrorBody.of(type, message, null, code), null);
    }

    /** Returns the status. */
    public HttpStatus status() {
        return status;
    }

    /** Returns the body. */
    public ErrorBody body() {
        return body;
    }

    /** Returns the time to wait before a retry, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
