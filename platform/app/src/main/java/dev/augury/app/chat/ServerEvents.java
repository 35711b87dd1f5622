package dev.augury.app.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The events of a stream of {@code text/event-stream} (WHATWG's HTML, section 9.2), wherever the network cut it. Only data counts: names, ids and comments are passed over.
 */
final class ServerEvents {

    private static final int EVENT_BYTES_MAX = 4 << 20;

    private final BodyPieces body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private final Queue<String> ready = new ArrayDeque<>();
    private boolean afterReturn;
    private boolean begun;

    ServerEvents(BodyPieces body) {
        this.body = body;
    }

    /** Waits for the next event and returns its data, or null at the end; an event without its blank line is lost, as the standard says. */
    @Nullable String next() throws IOException, InterruptedException {
        while (ready.isEmpty()) {
            List<ByteBuffer> buffers = body.next();
            if (buffers == null) {
                return null;
            }
            for (ByteBuffer buffer : buffers) {
                take(buffer);
            }
        }
        return ready.remove();
    }

    /** Lines end with CR, LF or both, and both may come in two pieces. */
    private void take(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            byte next = buffer.get();
            if (next == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = next == '\r';
            if (next == '\n' || next == '\r') {
                endLine();
            } else {
                line.write(next);
                if (line.size() + data.length() > EVENT_BYTES_MAX) {
                    throw new IOException("an event is larger than " + (EVENT_BYTES_MAX >> 20) + " MiB");
                }
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            if (begun) {
                ready.add(data.toString());
            }
            data.setLength(0);
            begun = false;
        } else if (text.startsWith("data:")) {
            String value = text.substring(text.startsWith("data: ") ? 6 : 5);
            data.append(begun ? "\n" : "").append(value);
            begun = true;
        }
    }
}
