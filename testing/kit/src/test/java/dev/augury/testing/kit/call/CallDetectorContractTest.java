package dev.augury.testing.kit.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.ContractRun;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a detector that keeps it and fails each that breaks it. */
class CallDetectorContractTest {

    abstract static class Trial extends CallDetectorContract {

        private final Supplier<CallDetector> detector;

        Trial(Supplier<CallDetector> detector) {
            this.detector = detector;
        }

        @Override
        protected CallDetectorFactory<?> factory() {
            return new ScriptedCallDetectorFactory("trial", detector);
        }

        @Override
        protected String written(DetectedCall call) {
            return ScriptedCallDetector.written(call);
        }

        @Override
        protected String fittingTemplate() {
            return "Write calls as <call>tool {}</call>.";
        }
    }

    static final class Right extends Trial {
        Right() {
            super(ScriptedCallDetector::new);
        }
    }

    /** A detector whose scanners are changed. */
    private record Changed(UnaryOperator<CallScanner> change) implements CallDetector {

        @Override
        public CallScanner open(List<String> tools) {
            return change.apply(new ScriptedCallDetector().open(tools));
        }

        @Override
        public String respond(DetectedCall call, String response) {
            return "done";
        }
    }

    private record Passing(CallScanner scanner) implements CallScanner {

        @Override
        public Scan scan(String text) {
            return scanner.scan(text);
        }

        @Override
        public Scan end() {
            return scanner.end();
        }
    }

    static final class DropsResponses extends Trial {
        DropsResponses() {
            super(() -> new Changed(Passing::new));
        }
    }

    static final class ForgetsTheEnd extends Trial {
        ForgetsTheEnd() {
            super(() -> new Changed(scanner -> new CallScanner() {
                @Override
                public Scan scan(String text) {
                    return scanner.scan(text);
                }

                @Override
                public Scan end() {
                    return new Scan("", List.of(), List.of());
                }
            }));
        }
    }

    static final class SeesOnlyWholeCalls extends Trial {
        SeesOnlyWholeCalls() {
            super(() -> new Changed(scanner -> new CallScanner() {
                @Override
                public Scan scan(String text) {
                    return new ScriptedCallDetector().open(List.of("search", "add")).scan(text);
                }

                @Override
                public Scan end() {
                    return new Scan("", List.of(), List.of());
                }
            }));
        }
    }

    static final class TrimsProse extends Trial {
        TrimsProse() {
            super(() -> new Changed(scanner -> new CallScanner() {
                @Override
                public Scan scan(String text) {
                    Scan scan = scanner.scan(text);
                    return new Scan(scan.text().strip(), scan.calls(), scan.malformed());
                }

                @Override
                public Scan end() {
                    return scanner.end();
                }
            }));
        }
    }

    static final class SharesItsScanner extends Trial {
        SharesItsScanner() {
            super(() -> {
                CallScanner[] shared = new CallScanner[1];
                return new Changed(scanner -> shared[0] = shared[0] == null ? scanner : shared[0]);
            });
        }
    }

    static final class ReadsAllAnew extends Trial {
        ReadsAllAnew() {
            super(() -> new Changed(scanner -> new CallScanner() {
                private final StringBuilder all = new StringBuilder();
                private long sum;

                @Override
                public Scan scan(String text) {
                    all.append(text);
                    for (int i = 0; i < 16; i++) {
                        sum += all.toString().toLowerCase(Locale.ROOT).hashCode();
                    }
                    return sum == 1 ? scanner.end() : scanner.scan(text);
                }

                @Override
                public Scan end() {
                    return scanner.end();
                }
            }));
        }
    }

    private static void failsIn(Class<?> contract, String test) {
        assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test);
    }

    @Test
    void detectorThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(Right.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(14);
    }

    @Test
    void lostTextAndCallsAreSeen() {
        failsIn(TrimsProse.class, "proseIsPassedOnAsItIs");
        failsIn(SeesOnlyWholeCalls.class, "callIsFoundHoweverItIsCut");
        failsIn(ForgetsTheEnd.class, "callCutOffByTheEndIsAccountedFor");
        failsIn(DropsResponses.class, "responseCarriesItsContent");
    }

    @Test
    void sharedStateAndSlownessAreSeen() {
        failsIn(SharesItsScanner.class, "scannersDoNotDisturbEachOther");
        failsIn(ReadsAllAnew.class, "tokenCostsMicroseconds");
    }
}
