package dev.augury.engine.cpu.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeArenaTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 100, (2 << 20) - 1, 2 << 20, (5 << 20) + 3})
    void memoryIsZeroedAlignedAndGoneAfterClosing(long bytes) {
        MemorySegment segment;
        try (LargeArena arena = new LargeArena()) {
            segment = arena.allocate(bytes, 64);
            assertThat(segment.byteSize()).isEqualTo(bytes);
            assertThat(segment.address() % 64).isZero();
            assertThat(segment.get(ValueLayout.JAVA_BYTE, 0)).isZero();
            assertThat(segment.get(ValueLayout.JAVA_BYTE, bytes - 1)).isZero();
            segment.fill((byte) 1);
            assertThat(segment.isNative()).isTrue();
        }
        assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }
}
