package dev.augury.core.queue;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a lane in the order of their arrival. Thread-safe. It never refuses: new requests were counted at the door before they came here, and every
 * other message is about one that is open, or comes from the operator.
 */
public final class Inbox {

    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();
    private volatile Runnable onMessage = () -> {};

    /** Sets what wakes the loop; called before the first message. */
    public void onMessage(Runnable wake) {
        onMessage = wake;
    }

    /** Adds a message and wakes the loop. */
    public void put(Message message) {
        messages.add(message);
        onMessage.run();
    }

    /** Removes the oldest message, if there is one. */
    public @Nullable Message poll() {
        return messages.poll();
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }
}
