package dev.augury.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Completed;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final TokenEvent DELTA = new Delta(0, "x", List.of());
    private static final TokenEvent LAST = new Completed(new Usage(1, 1, 0));

    private final List<TokenEvent> heard = new ArrayList<>();
    private int ends;

    @Test
    void nothingComesAfterTheLastEvent() {
        Delivery delivery = new Delivery(heard::add, () -> ends++);
        assertThat(delivery.accept(DELTA)).isTrue();
        assertThat(delivery.accept(LAST)).isTrue();
        assertThat(delivery.accept(DELTA)).isFalse();
        assertThat(delivery.accept(LAST)).isFalse();
        delivery.end();
        assertThat(heard).containsExactly(DELTA, LAST);
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void nothingComesAfterItsEnd() {
        Delivery delivery = new Delivery(heard::add, () -> ends++);
        delivery.end();
        assertThat(delivery.accept(LAST)).isFalse();
        assertThat(heard).isEmpty();
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void sinkWithoutRoomEndsIt() {
        Delivery delivery = new Delivery(event -> false, () -> ends++);
        assertThat(delivery.accept(DELTA)).isFalse();
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void sinkThatThrowsHasNoRoom() {
        Delivery delivery = new Delivery(
                event -> {
                    throw new IllegalStateException("gone");
                },
                () -> ends++);
        assertThat(delivery.accept(DELTA)).isFalse();
        assertThat(delivery.accept(LAST)).isFalse();
        assertThat(ends).isEqualTo(1);
    }
}
