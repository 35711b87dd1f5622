package dev.augury.testing.kit.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.listen.FinishedView;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.listen.ServingListenerFactory;
import dev.augury.spi.schedule.RequestView;
import dev.augury.testing.kit.ContractRun;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a listener that keeps it and fails each that breaks it. */
class ServingListenerContractTest {

    abstract static class Trial extends ServingListenerContract {

        private final Supplier<ServingListener> listener;

        Trial(Supplier<ServingListener> listener) {
            this.listener = listener;
        }

        @Override
        protected ServingListenerFactory<?> factory() {
            return new ScriptedServingListenerFactory("trial", listener);
        }
    }

    static final class Right extends Trial {
        Right() {
            super(() -> new ServingListener() {});
        }
    }

    static final class DividesByTokens extends Trial {
        DividesByTokens() {
            super(() -> new ServingListener() {
                @Override
                public void onFinished(RequestView request, FinishedView finished) {
                    if (finished.nanos() / finished.outputTokens() < 0) {
                        throw new IllegalStateException("Time went back");
                    }
                }
            });
        }
    }

    static final class TrustsItsMap extends Trial {
        TrustsItsMap() {
            super(() -> new ServingListener() {
                private final Map<Long, Long> begun = new HashMap<>();

                @Override
                public void onAdmitted(RequestView request) {
                    begun.put(request.id(), request.arrivedAt());
                }

                @Override
                public void onFinished(RequestView request, FinishedView finished) {
                    if (begun.remove(request.id()) == null) {
                        throw new IllegalStateException("Request " + request.id() + " was never admitted");
                    }
                }
            });
        }
    }

    static final class Dawdles extends Trial {
        Dawdles() {
            super(() -> new ServingListener() {
                @Override
                public void onFirstToken(RequestView request, long nanos) {
                    long until = System.nanoTime() + 400_000;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }

    private static void failsIn(Class<?> contract, String test) {
        assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test);
    }

    @Test
    void listenerThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(Right.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(7);
    }

    @Test
    void breachesAreSeen() {
        failsIn(DividesByTokens.class, "everyEventIsTaken");
        failsIn(TrustsItsMap.class, "eventsOfUnknownRequestsAreTaken");
        failsIn(Dawdles.class, "eventsInterleaveAndAreTakenQuickly");
    }
}
