package dev.augury.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.handling.Handling;
import org.junit.jupiter.api.Test;

/** What the released code calculates with its constants of GPT-J-6B, steps of 384 tokens and blocks of 64. */
class ReleasedWastesTest {

    private static final ReleasedCost COST = ReleasedCost.ofScript(0.0463, 10, 384, 64);
    private static final BatchLoad IDLE = new BatchLoad(0, 0, 0);
    private static final BatchLoad LOADED = new BatchLoad(20, 10_240, 10_240);

    private static long inBlocks(int tokens) {
        return BatchLoad.inBlocks(tokens, 64);
    }

    @Test
    void idleMachineDiscardsAllButTheShortestCalls() {
        assertThat(inBlocks(519)).isEqualTo(576);
        Wastes wastes = ReleasedWastes.of(576, 0, IDLE, COST);
        assertThat(wastes.discard()).isCloseTo(12.374, within(5e-4));
        assertThat(wastes.swap()).isCloseTo(52.99, within(5e-3));
        assertThat(wastes.discard() / 576).isCloseTo(0.02148, within(5e-6));

        Wastes longer = ReleasedWastes.of(inBlocks(1977), 0.085, IDLE, COST);
        assertThat(longer.discard()).isCloseTo(160.20, within(5e-3));
        assertThat(longer.swap()).isCloseTo(912.7, within(5e-2));
        assertThat(longer.preserve()).isCloseTo(168.6, within(5e-2));
        assertThat(longer.least(true)).isEqualTo(Handling.DISCARD);
    }

    @Test
    void loadTurnsDiscardIntoPreserve() {
        assertThat(LOADED.chunk(384)).isEqualTo(364);
        Wastes wastes = ReleasedWastes.of(inBlocks(1977), 0.085, LOADED, COST);
        assertThat(wastes.discard()).isCloseTo(1093.56, within(5e-3));
        assertThat(wastes.least(true)).isEqualTo(Handling.PRESERVE);
    }

    @Test
    void contextThatIsAMultipleOfTheChunkLosesItsLastChunk() {
        assertThat(ReleasedWastes.discard(768, IDLE, COST)).isCloseTo(10.667, within(5e-4)).isLessThan(ReleasedWastes.discard(576, IDLE, COST));
    }

    @Test
    void pausedCallsWasteWhatTheCodeSays() {
        assertThat(ReleasedWastes.of(512, 30, LOADED, COST).preserve()).isCloseTo(15_360, within(1e-6));
        assertThat(ReleasedWastes.discard(512, LOADED, COST)).isCloseTo(253.87, within(5e-3));
        assertThat(ReleasedWastes.discard(1024, LOADED, COST)).isCloseTo(519.88, within(5e-3));
    }

    @Test
    void swapIsNeverChosen() {
        for (long context = 64; context <= 2048; context += 64) {
            for (int inFlight = 0; inFlight < 384; inFlight += 19) {
                for (long blocks = 0; blocks <= 200_000; blocks += 20_000) {
                    Wastes wastes = ReleasedWastes.of(context, 1e9, new BatchLoad(inFlight, blocks, blocks), COST);
                    assertThat(wastes.swap() / wastes.discard()).isGreaterThan(2);
                }
            }
        }
    }
}
