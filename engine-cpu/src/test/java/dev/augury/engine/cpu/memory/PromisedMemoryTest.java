package dev.augury.engine.cpu.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.engine.EngineException;
import org.junit.jupiter.api.Test;

class PromisedMemoryTest {

    private static final MemoryBudget SMALL = new MemoryBudget(1 << 20, 1 << 20, 0);

    private final PromisedMemory memory = new PromisedMemory();

    @Test
    void whatOneEngineWasPromisedAnotherIsNotGiven() {
        assumeTrue(LargeArena.offered(), "elsewhere the JVM takes all memory at once");
        PromisedMemory.Promise first = memory.promise(SMALL, 1L << 50);
        assertThatThrownBy(() -> memory.promise(SMALL, 0)).isInstanceOf(EngineException.class)
                .hasMessageContaining("the system has 0 MiB left beside 1073741824 MiB that are set aside for the KV blocks of other lanes; lower the number");
        first.close();
        assertThatCode(() -> memory.promise(SMALL, 0).close()).doesNotThrowAnyException();
    }

    @Test
    void aRefusedEngineIsPromisedNothing() {
        assertThatThrownBy(() -> memory.promise(new MemoryBudget(0, 1L << 50, 0), 1L << 50)).isInstanceOf(EngineException.class);
        assertThatCode(() -> memory.promise(SMALL, 0).close()).doesNotThrowAnyException();
    }
}
