package dev.augury.engine.cpu.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyUnitOfEveryPhaseIsClaimedOnce(int workers) {
        try (WorkerTeam team = new WorkerTeam("t", workers, 1000)) {
            for (int run = 0; run < 200; run++) {
                AtomicIntegerArray claimed = new AtomicIntegerArray(5 * 13);
                team.run(worker -> {
                    for (int phase = 0; phase < 5; phase++) {
                        for (int unit = worker.claim(13); unit >= 0; unit = worker.claim(13)) {
                            claimed.incrementAndGet(phase * 13 + unit);
                        }
                        worker.barrier();
                    }
                });
                for (int i = 0; i < claimed.length(); i++) {
                    assertThat(claimed.get(i)).as("run %d, unit %d", run, i).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 50_000})
    void whatIsWrittenBeforeABarrierIsSeenAfterIt(long spinNanos) {
        int workers = 3;
        int[] written = new int[workers];
        try (WorkerTeam team = new WorkerTeam("t", workers, spinNanos)) {
            team.run(worker -> {
                for (int round = 1; round <= 500; round++) {
                    written[worker.index()] = round;
                    worker.barrier();
                    for (int value : written) {
                        assertThat(value).isEqualTo(round);
                    }
                    worker.barrier();
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFailureOfAnyWorkerEndsTheRunAndTheTeamGoesOn(int failing) {
        try (WorkerTeam team = new WorkerTeam("t", 3, 1000)) {
            for (int run = 0; run < 20; run++) {
                assertThatThrownBy(() -> team.run(worker -> {
                    worker.barrier();
                    if (worker.index() == failing) {
                        throw new IllegalStateException("out of luck");
                    }
                    worker.barrier();
                    worker.barrier();
                })).hasMessage("out of luck");
                everyUnitIsClaimed(team);
            }
        }
    }

    private static void everyUnitIsClaimed(WorkerTeam team) {
        AtomicIntegerArray claimed = new AtomicIntegerArray(5);
        team.run(worker -> {
            worker.barrier();
            for (int unit = worker.claim(5); unit >= 0; unit = worker.claim(5)) {
                claimed.incrementAndGet(unit);
            }
        });
        assertThat(claimed).hasToString("[1, 1, 1, 1, 1]");
    }

    @Test
    void aClosedTeamRefusesWork() {
        WorkerTeam team = new WorkerTeam("t", 2, 0);
        team.close();
        assertThatThrownBy(() -> team.run(_ -> { })).hasMessageContaining("closed");
        assertThatThrownBy(() -> new WorkerTeam("t", 0, 0)).hasMessageContaining("1 or more");
    }
}
