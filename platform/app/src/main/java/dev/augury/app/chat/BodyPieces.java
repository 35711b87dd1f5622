package dev.augury.app.chat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The body of a response as its pieces arrive, one asked for at a time; a body that is silent for too long fails, and an interrupted reader stops. */
final class BodyPieces implements HttpResponse.BodySubscriber<BodyPieces>, AutoCloseable {

    private final Duration silenceMax;
    /** One piece asked for, one end. */
    private final BlockingQueue<Piece> arrived = new ArrayBlockingQueue<>(2);
    private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();
    private boolean ended;

    BodyPieces(Duration silenceMax) {
        this.silenceMax = silenceMax;
    }

    private sealed interface Piece {

        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Failure(Throwable cause) implements Piece {}
    }

    /**
     * Waits for the next piece.
     *
     * @return bytes, or null at the end
     * @throws HttpTimeoutException when nothing arrives in time
     */
    @Nullable List<ByteBuffer> next() throws IOException, InterruptedException {
        if (ended) {
            return null;
        }
        source.join().request(1);
        Piece piece = arrived.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS);
        return switch (piece) {
            case Piece.Bytes bytes -> bytes.buffers();
            case Piece.End _ -> {
                ended = true;
                yield null;
            }
            case Piece.Failure failure -> throw new IOException(failure.cause().getMessage(), failure.cause());
            case null -> throw new HttpTimeoutException("nothing arrived for " + silenceMax.toSeconds() + " s");
        };
    }

    @Override
    public CompletionStage<BodyPieces> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source.complete(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        arrived.add(new Piece.Failure(cause));
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece.End());
    }

    /** Lets the connection go, which tells the server that nobody reads on. */
    @Override
    public void close() {
        source.thenAccept(Flow.Subscription::cancel);
    }
}
