package dev.augury.server;

import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.core.pipeline.Serving;
import dev.augury.spi.engine.Logprobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pipeline that says what a test tells it to. Without a script every answer is the words "Hello", " world" and an end. */
public final class ScriptedServing implements Serving {

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private volatile Consumer<Call> script = ScriptedServing::hello;
    private volatile @Nullable Serving real;

    /** Plays this for each request from now on, on the submitting thread. */
    public void play(Consumer<Call> next) {
        calls.clear();
        real = null;
        script = next;
    }

    /** Hands requests to a real pipeline until something is played again. */
    public void passTo(Serving pipeline) {
        real = pipeline;
    }

    /** Plays the usual answer again. */
    public void playHello() {
        play(ScriptedServing::hello);
    }

    /** Leaves requests to the test, which takes them with {@link #next}. */
    public void playNothing() {
        play(call -> {});
    }

    /** Returns the next request, waiting for it. */
    public Call next() {
        try {
            Call call = calls.poll(10, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no request came within 10 s");
            }
            return call;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Submission submit(ServeRequest request, EventSink sink) {
        Serving pipeline = real;
        if (pipeline != null) {
            return pipeline.submit(request, sink);
        }
        Call call = new Call(request, sink);
        calls.add(call);
        script.accept(call);
        return call;
    }

    private static void hello(Call call) {
        call.admit(7);
        for (int choice = 0; choice < call.request.choices(); choice++) {
            call.say(choice, "Hello");
            call.say(choice, " world");
            call.finish(choice, FinishReason.STOP);
        }
        call.complete(new Usage(7, 2 * call.request.choices(), 3));
    }

    /** One request at the pipeline. */
    public static final class Call implements Submission {

        /** The request. */
        public final ServeRequest request;

        private final EventSink sink;
        private final CountDownLatch cancelled = new CountDownLatch(1);

        private Call(ServeRequest request, EventSink sink) {
            this.request = request;
            this.sink = sink;
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        /** Waits until the request is cancelled, at most so long. */
        public boolean awaitCancelled(Duration most) {
            try {
                return cancelled.await(most.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        public void admit(int promptTokens) {
            sink.accept(new TokenEvent.Admitted(promptTokens));
        }

        public void refuse(Refusal.Kind kind, String message, @Nullable Duration retryAfter) {
            sink.accept(new TokenEvent.Refused(new Refusal(kind, message, null, retryAfter)));
        }

        /** Says a text as one token per byte, with log-probabilities where the request wants them. */
        public boolean say(int choice, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Logprobs logprobs = null;
            if (request.sampling().logprobs()) {
                int top = request.sampling().topLogprobs();
                int[] ids = new int[top];
                float[] values = new float[top];
                for (int i = 0; i < top; i++) {
                    ids[i] = 'a' + i;
                    values[i] = -0.5f - i;
                }
                logprobs = new Logprobs(-0.25f, ids, values);
            }
            return sink.accept(new TokenEvent.Delta(choice, text, List.of(new TokenText(bytes[0] & 0xff, bytes, logprobs))));
        }

        /** Says a text of one token without log-probability, as the first of an echoed prompt is. */
        public void sayUnscored(int choice, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sink.accept(new TokenEvent.Delta(choice, text, List.of(new TokenText(bytes[0] & 0xff, bytes, null))));
        }

        public void finish(int choice, FinishReason reason) {
            sink.accept(new TokenEvent.ChoiceFinished(choice, reason));
        }

        public void complete(Usage usage) {
            sink.accept(new TokenEvent.Completed(usage));
        }

        public void event(TokenEvent event) {
            sink.accept(event);
        }

        public void fail(Refusal.Kind kind, String message) {
            sink.accept(new TokenEvent.Failed(new Refusal(kind, message, null, null)));
        }
    }
}
