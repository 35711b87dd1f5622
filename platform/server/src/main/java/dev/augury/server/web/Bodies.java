package dev.augury.server.web;

import dev.augury.server.ask.LimitProperties;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON bodies, bounded in size, depth and time. */
@Component
public final class Bodies {

    /** Bodies above this are parsed off the network's threads. */
    private static final int SMALL = 64 * 1024;

    private static final int DEPTH_MAX = 128;
    private static final int NUMBER_LENGTH_MAX = 64;

    private final LimitProperties limits;
    private final JsonMapper mapper;

    /** Makes the reader. */
    public Bodies(LimitProperties limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX)
                .maxNumberLength(NUMBER_LENGTH_MAX)
                .maxStringLength((int) Math.min(Integer.MAX_VALUE, limits.bodySize().toBytes()))
                .build();
        JsonFactory factory = JsonFactory.builder().streamReadConstraints(constraints).enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        mapper = JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    /** Reads the body; errors are {@link ApiException}s: 400, 408, 413, 415. */
    public Mono<JsonNode> read(ServerHttpRequest request) {
        MediaType type;
        try {
            type = request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException e) {
            return Mono.error(refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type cannot be read; send application/json."));
        }
        if (type != null && !type.isCompatibleWith(MediaType.APPLICATION_JSON) && !"json".equals(type.getSubtypeSuffix())) {
            return Mono.error(refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is " + type + "; send application/json."));
        }
        int most = (int) Math.min(Integer.MAX_VALUE, limits.bodySize().toBytes());
        if (request.getHeaders().getContentLength() > most) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils.join(request.getBody(), most)
                .map(Bodies::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(limits.bodyTime())
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
                .onErrorMap(TimeoutException.class, e -> refused(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive within " + limits.bodyTime().toSeconds() + " s."))
                .flatMap(bytes -> {
                    Mono<JsonNode> parsed = Mono.fromCallable(() -> parse(bytes));
                    return bytes.length > SMALL ? parsed.subscribeOn(Schedulers.boundedElastic()) : parsed;
                });
    }

    private JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            throw ApiException.invalid(null, "The body is empty; send a JSON object.", "invalid_json");
        }
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw ApiException.invalid(null, "The body is not JSON" + where + ": " + e.getOriginalMessage(), "invalid_json");
        }
    }

    private ApiException tooLarge() {
        return refused(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + limits.bodySize().toBytes() + " bytes; send less.");
    }

    private static ApiException refused(HttpStatus status, String message) {
        return ApiException.of(status, ErrorBody.INVALID, message, status.name().toLowerCase(Locale.ROOT));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
