package dev.augury.server.web;

import dev.augury.server.answer.AnswerForm;
import dev.augury.server.error.Refusals;
import dev.augury.server.stream.Exchange;
import dev.augury.server.stream.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes answers as server-sent events, flushed one by one. */
@Component
final class EventStreams {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Replies replies;

    EventStreams(Replies replies) {
        this.replies = replies;
    }

    /** Writes what an admitted exchange delivers. */
    Mono<Void> write(ServerWebExchange http, AnswerForm form, Exchange exchange) {
        exchange.stream();
        ServerHttpResponse response = http.getResponse();
        response.setStatusCode(HttpStatus.OK);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("X-Accel-Buffering", "no");
        DataBufferFactory buffers = response.bufferFactory();
        // The empty buffer sends the headers at once: a client that waits in the queue knows that it was admitted.
        Flux<DataBuffer> frames = Flux.concat(
                Mono.fromSupplier(() -> buffers.wrap(new byte[0])),
                exchange.items().map(item -> frame(form, item)).filter(bytes -> bytes.length > 0).map(buffers::wrap));
        return response.writeAndFlushWith(frames.map(Mono::just));
    }

    private byte[] frame(AnswerForm form, Item item) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        switch (item) {
            case Item.Text text -> data(out, form.chunks(text.delta()));
            case Item.Call call -> data(out, form.chunks(call.event()));
            case Item.End end -> data(out, form.chunks(end.finished()));
            case Item.Ping() -> out.writeBytes(PING);
            case Item.Done done -> {
                data(out, form.chunks(done.usage()));
                out.writeBytes(DONE);
            }
            case Item.Broken broken -> data(out, List.of(Refusals.body(broken.refusal())));
        }
        return out.toByteArray();
    }

    private void data(ByteArrayOutputStream out, List<Object> chunks) {
        for (Object chunk : chunks) {
            out.writeBytes(DATA);
            out.writeBytes(replies.bytes(chunk));
            out.writeBytes(END);
        }
    }
}
