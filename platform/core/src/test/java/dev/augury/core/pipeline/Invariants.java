package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.BlockTable;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import dev.augury.core.kv.KvPool;
import dev.augury.core.loop.LaneSurvey;
import dev.augury.core.plan.Planner;
import dev.augury.core.plan.RetainedKv;
import dev.augury.spi.engine.BlockTier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What holds after every event, whatever happens. */
final class Invariants {

    private final Planner.Desk desk;
    private final int sequencesMax;
    private final int[] references;
    private final boolean[] hostTaken;
    private final Lane lane;

    Invariants(Lane lane) {
        this.lane = lane;
        desk = lane.inside();
        sequencesMax = lane.spec().limits().sequencesMax();
        references = new int[desk.pool().total(BlockTier.DEVICE)];
        hostTaken = new boolean[desk.pool().total(BlockTier.HOST)];
    }

    /** Checks every sequence that ever held a block and is not forgotten yet. */
    void check(Collection<Sequence> known) {
        KvPool pool = desk.pool();
        Arrays.fill(references, 0);
        Arrays.fill(hostTaken, false);
        int host = 0;
        for (Sequence sequence : known) {
            for (int block : sequence.blocks().device()) {
                references[block]++;
            }
            for (int block : sequence.blocks().host()) {
                if (hostTaken[block]) {
                    throw new AssertionError("Host block " + block + " belongs to two sequences, one is " + sequence);
                }
                hostTaken[block] = true;
                host++;
            }
            one(sequence, pool.blockTokens());
        }
        int free = 0;
        for (int block = 0; block < references.length; block++) {
            if (pool.device().references(block) != references[block]) {
                throw new AssertionError(
                        "Block " + block + " has " + pool.device().references(block) + " references and lies in " + references[block] + " tables");
            }
            free += references[block] == 0 ? 1 : 0;
        }
        assertThat(pool.free(BlockTier.DEVICE)).as("free device blocks").isEqualTo(free);
        assertThat(pool.free(BlockTier.HOST)).as("free host blocks").isEqualTo(hostTaken.length - host);
        assertThat(desk.queue().running().size() + desk.queue().returning()).as("places").isLessThanOrEqualTo(sequencesMax);
        surveyed();
        retained(known);
    }

    /** Checks what is counted of retained prefixes against a walk of their blocks. */
    private void retained(Collection<Sequence> known) {
        KvPool pool = desk.pool();
        Set<Sequence> calling = new HashSet<>(desk.queue().paused());
        List<Sequence> held = known.stream().filter(sequence -> sequence.standing() instanceof State.Paused && !calling.contains(sequence)).toList();
        long onDevice = held.stream().mapToLong(pool::deviceTokens).sum();
        long computed = held.stream().mapToLong(Sequence::computedTokens).sum();
        long blocks = held.stream().mapToLong(sequence -> sequence.blocks().device().length + sequence.blocks().host().length).sum();
        RetainedKv counted = lane.statistics().retained().kv();
        assertThat(counted)
                .as("counts of retained prefixes")
                .isEqualTo(new RetainedKv(held.size(), onDevice, computed - onDevice, onDemand(held), counted.evictions()));
        assertThat(pool.yielding().blocks()).as("blocks of retained prefixes").isEqualTo(blocks);
    }

    private int onDemand(List<Sequence> held) {
        int[] yielded = new int[references.length];
        held.stream().filter(sequence -> !sequence.copying()).forEach(sequence -> Arrays.stream(sequence.blocks().device()).forEach(block -> yielded[block]++));
        return (int) IntStream.range(0, yielded.length).filter(block -> yielded[block] > 0 && yielded[block] == references[block]).count();
    }

    /** Checks that the lane's last look at itself missed no block and counted none twice. */
    private void surveyed() {
        LaneSurvey.DeviceUse device = lane.survey().device();
        List<Integer> uses = List.of(device.decode(), device.prefill(), device.preserved(), device.retained(), device.moving(), device.cached(), device.free());
        assertThat(uses).as("uses of device blocks").allMatch(blocks -> blocks >= 0);
        assertThat(uses.stream().mapToInt(Integer::intValue).sum()).isEqualTo(references.length);
        LaneSurvey.HostUse host = lane.survey().host();
        assertThat(List.of(host.paused(), host.retained(), host.preempted(), host.free())).as("uses of host blocks").allMatch(blocks -> blocks >= 0);
        assertThat(host.paused() + host.retained() + host.preempted() + host.free()).isEqualTo(hostTaken.length);
    }

    private void one(Sequence sequence, int blockTokens) {
        BlockTable table = sequence.blocks();
        int device = table.device().length;
        int host = table.host().length;
        int computed = (sequence.computedTokens() + blockTokens - 1) / blockTokens;
        // Head and tail together are all that was computed; what lies in both tiers is being copied.
        boolean parts = table.hostFrom() + host == computed && table.moving() >= 0 && table.moving() > 0 == sequence.copying();
        boolean sound = switch (sequence.standing()) {
            case State.Waiting _ -> device == 0 && host == 0 && computed == 0 && !sequence.copying();
            case State.Running _ -> device >= computed && host == 0 && sequence.pendingTokens() > 0 && !sequence.copying();
            case State.Paused _ when host > 0 -> parts;
            case State.Paused _ when device > 0 -> device >= computed && !sequence.copying();
            case State.Paused _ -> computed == 0 && !sequence.copying();
            case State.Preempted _ -> parts && host == computed && sequence.copying();
            case State.Swapped _ -> host > 0 && parts;
            case State.Finished _ -> sequence.copying() || device == 0 && host == 0;
        };
        if (!sound) {
            throw new AssertionError("Unsound: " + sequence + " with " + device + " blocks on the device and " + host + " in the host tier from "
                    + table.hostFrom() + " on, copying: " + sequence.copying());
        }
    }
}
