package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.spi.call.ToolDeclaration;
import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.testing.kit.Seeds;
import dev.augury.testing.kit.constrain.CrankyTokenConstraint;
import dev.augury.testing.kit.constrain.ScriptedTokenConstraint;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are kept to what may come next. */
class ConstraintTest {

    private static final int CALL_T1 = 13;
    private static final int[] PROMPT = Bench.prompt(10, 1);
    private static final int BIG = 256;

    @RegisterExtension
    final Seeds seeds = new Seeds();

    private final CallingVocabulary language = new CallingVocabulary();
    private final List<CallDemand> demands = new ArrayList<>();
    private final List<ScriptedTokenConstraint> opened = new ArrayList<>();

    /** One call of t1: 8 first, then 16 and 24 whatever the model says, the call, the end. */
    private static final class OneCall implements ScriptedTokenConstraint.Script {

        @Override
        public IntPredicate allows(List<Integer> taken) {
            return switch (taken.size()) {
                case 0 -> token -> token == 8;
                case 1 -> token -> token == 16;
                case 2 -> token -> token == 24;
                case 3 -> token -> token == CALL_T1 || token == CALL_T1 + 24;
                default -> CallingVocabulary::ends;
            };
        }

        @Override
        public int[] forced(List<Integer> taken) {
            return taken.size() == 1 ? new int[] {16, 24} : new int[0];
        }
    }

    /** A constraint without meaning that changes with every token: some sixteen tokens, runs among them. */
    private record Winding(int salt) implements ScriptedTokenConstraint.Script {

        @Override
        public IntPredicate allows(List<Integer> taken) {
            int[] run = run(taken.size());
            int hash = taken.hashCode() + salt;
            return run.length > 0 ? token -> token == run[0] : taken.size() > 16 ? CallingVocabulary::ends : token -> plain(token) && (token * 7 + hash) % 5 == 0;
        }

        private static boolean plain(int token) {
            return !CallingVocabulary.ends(token) && !CallingVocabulary.calls(token) && !CallingVocabulary.malformed(token);
        }

        @Override
        public int[] forced(List<Integer> taken) {
            return run(taken.size());
        }

        /** After 3, 4 and 5 tokens, and so on, what comes is certain: one run seen from three places. */
        private int[] run(int taken) {
            int left = taken % 7 >= 3 && taken % 7 < 6 && taken < 16 ? 6 - taken % 7 : 0;
            int[] run = new int[left];
            for (int i = 0; i < left; i++) {
                run[i] = 8 * (1 + (taken + i + salt) % 50);
            }
            return run;
        }
    }

    private Bench bench(int blocks, Handling handling, @Nullable ConstraintCompiler compiler) {
        return new Bench(new HashEngine.Size(4, blocks, 64, 128), Bench.fixed(64, 8), (time, spec) -> new LaneSpec(
                "m",
                new LaneSpec.Stove(spec.stove().engine(), language, blocks, 64),
                new LaneSpec.Policies("tested", new Bench.Absent(), new LaneSpec.Handling("tested", ScriptedHandlingPolicy.always(handling)), null),
                spec.limits(),
                Tools.of(language, List.of(new TimedExecutor(time)), new CallLimits(3, Duration.ofSeconds(30), 64 * 1024, 2)).forcedBy(compiler)));
    }

    private ConstraintCompiler script(ScriptedTokenConstraint.Script script) {
        return demand -> {
            demands.add(demand);
            return () -> {
                opened.add(new ScriptedTokenConstraint(HashEngine.VOCABULARY, script));
                return opened.getLast();
            };
        };
    }

    private static Toolset forced(Set<String> hosted, Set<String> client, boolean single, String... tools) {
        return new Toolset(hosted, client, single, List.of(tools).stream().map(ToolDeclaration::named).toList());
    }

    private static ServeRequest request(int[] prompt, int tokensMax, int tokensMin, Toolset tools, int choices) {
        return new ServeRequest("chat-1", "m", "tenant", null, null, CallingVocabulary.conversation(prompt),
                new ServeRequest.Limits(tokensMax, tokensMin, List.of(), List.of(), false), SamplingSpec.builder().logprobs(1).build(), choices, false, tools);
    }

    private static Client submit(Bench bench, int tokensMax, Toolset tools) {
        return bench.submit(request(PROMPT, tokensMax, 0, tools, 1));
    }

    private static List<String> called(Client client) {
        return client.events.stream().filter(TokenEvent.Calls.class::isInstance).map(TokenEvent.Calls.class::cast)
                .flatMap(calls -> calls.calls().stream()).map(call -> call.call().tool()).toList();
    }

    @Test
    void answerIsTheCallThatWasDemandedAndForcedTokensCostOneStep() {
        Bench bench = bench(64, Handling.PRESERVE, script(new OneCall()));
        Client client = submit(bench, 30, forced(Set.of(), Set.of("t0", "t1"), false, "t0", "t1"));

        bench.run();

        assertThat(called(client)).containsExactly("t1");
        assertThat(client.reasons).containsEntry(0, FinishReason.TOOL_CALLS);
        assertThat(bench.steps).containsExactly(List.of(10), List.of(3), List.of(1));
        assertThat(client.last).isInstanceOfSatisfying(TokenEvent.Completed.class, done -> assertThat(done.usage().outputTokens()).isEqualTo(5));
        assertThat(bench.border.violations()).isEmpty();
        CallDemand demand = demands.getFirst();
        assertThat(demand.choices()).extracting(CallDemand.Choice::tool).containsExactly("t0", "t1");
        assertThat(demand.choices().getFirst().opening()).containsExactly(8, 16);
        assertThat(demand.callsMax()).isEqualTo(3);
    }

    @Test
    void oneCallAtATimeIsDemandedAsOne() {
        Bench bench = bench(64, Handling.PRESERVE, script(new OneCall()));
        submit(bench, 30, forced(Set.of(), Set.of("t1"), true, "t1"));
        bench.run();
        assertThat(demands.getFirst().callsMax()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void forcedCallOfThisServerGoesOnFreelyInEveryHandling(Handling handling) {
        Bench bench = bench(64, handling, script(new OneCall()));
        Client client = submit(bench, 12, forced(Set.of("t1"), Set.of(), false, "t1"));
        bench.run();
        Bench other = bench(64, Handling.PRESERVE, script(new OneCall()));
        Client same = submit(other, 12, forced(Set.of("t1"), Set.of(), false, "t1"));
        other.run();

        assertThat(client.text(0)).isEqualTo(same.text(0)).isNotEmpty().doesNotContain("<16>");
        assertThat(client.callsFinished).isPositive();
        assertThat(bench.outcomes.getFirst().outputTokens()).isEqualTo(other.outcomes.getFirst().outputTokens());
        assertThat(bench.border.violations()).isEmpty();
    }

    @Test
    void preemptedAnswersAreKeptToTheSame() {
        SplittableRandom random = seeds.random("requests");
        int preemptions = 0;
        for (int round = 0; round < 5; round++) {
            int salt = random.nextInt(1000);
            Toolset tools = forced(Set.of(), Set.of("t1"), false, "t1");
            Bench crowded = bench(9 + random.nextInt(8), Handling.PRESERVE, script(new Winding(salt)));
            List<Client> clients = new ArrayList<>();
            List<ServeRequest> requests = new ArrayList<>();
            opened.clear();
            for (int i = 0; i < 12; i++) {
                requests.add(request(Bench.prompt(1 + random.nextInt(14), i + salt), 8 + random.nextInt(12), random.nextInt(3), tools, 1 + random.nextInt(2)));
                clients.add(crowded.submit(requests.getLast()));
            }
            crowded.run();
            assertThat(crowded.border.violations()).isEmpty();
            preemptions += crowded.outcomes.stream().mapToInt(outcome -> outcome.effort().recomputes()).sum();
            List<ScriptedTokenConstraint> amongOthers = List.copyOf(opened);
            opened.clear();
            for (int i = 0; i < requests.size(); i++) {
                Bench quiet = bench(BIG, Handling.PRESERVE, script(new Winding(salt)));
                Client alone = quiet.submit(requests.get(i));
                quiet.run();
                for (int choice = 0; choice < requests.get(i).choices(); choice++) {
                    assertThat(clients.get(i).reasons.get(choice)).isEqualTo(alone.reasons.get(choice));
                }
            }
            for (int answer = 0; answer < opened.size(); answer++) {
                assertThat(amongOthers.get(answer).taken()).as("answer %s", answer).isEqualTo(opened.get(answer).taken()).isNotEmpty();
            }
        }
        assertThat(preemptions).as("preemptions").isGreaterThan(20);
    }

    @Test
    void answerIsCutInTheMiddleOfARun() {
        Bench bench = bench(64, Handling.PRESERVE, script(new OneCall()));
        Client client = submit(bench, 2, forced(Set.of(), Set.of("t1"), false, "t1"));
        bench.run();
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(client.text(0)).as("a call that is cut off is no text").isEmpty();
        assertThat(bench.outcomes.getFirst().outputTokens()).isEqualTo(2);
    }

    @Test
    void answerThatMayOnlyEndDoesSoWhateverItsLeastLength() {
        Bench bench = bench(64, Handling.PRESERVE, script(new OneCall()));
        Client client = bench.submit(request(PROMPT, 30, 20, forced(Set.of(), Set.of("t1"), false, "t1"), 1));
        bench.run();
        assertThat(client.reasons).containsEntry(0, FinishReason.TOOL_CALLS);
    }

    @ParameterizedTest
    @EnumSource
    void constraintThatMisbehavesCostsItsRequestAndNoOther(CrankyTokenConstraint.Fault fault) {
        for (int from : new int[] {0, 1, 5}) {
            int late = from;
            ScriptedTokenConstraint.Script script = new OneCall();
            ConstraintCompiler cranky = demand -> () -> {
                TokenConstraint sound = new ScriptedTokenConstraint(HashEngine.VOCABULARY, script);
                return demand.callsMax() == 1 ? new CrankyTokenConstraint(sound, fault, late) : sound;
            };
            Bench bench = bench(64, Handling.PRESERVE, cranky);
            Client victim = submit(bench, 30, forced(Set.of(), Set.of("t1"), true, "t1"));
            Client beside = submit(bench, 30, forced(Set.of(), Set.of("t1"), false, "t1"));

            bench.run();

            Refusal refusal = victim.refusal();
            // The first call ends the answer, so nobody asks after the fourth token.
            assertThat(refusal != null).as("%s after %s tokens fails its request", fault, late).isEqualTo(late < 5);
            if (refusal != null) {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INTERNAL);
                assertThat(refusal.message()).startsWith("The token constraint ").contains("tool_choice");
            }
            assertThat(called(beside)).containsExactly("t1");
            assertThat(bench.lane.broken()).isNull();
            assertThat(bench.lane.openRequests()).isZero();
            assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        }
    }

    @Test
    void whatCannotBeForcedIsRefusedByName() {
        Toolset tools = forced(Set.of(), Set.of("t1"), false, "t1");
        assertThat(refusal(bench(64, Handling.PRESERVE, null), tools)).contains("no token constraint");
        assertThat(refusal(bench(64, Handling.PRESERVE, script(new OneCall())), forced(Set.of(), Set.of("t9"), false, "t9"))).contains("'t9'");
        ConstraintCompiler refusing = demand -> {
            throw new IllegalArgumentException("Its schema is too strange");
        };
        assertThat(refusal(bench(64, Handling.PRESERVE, refusing), tools)).isEqualTo("Its schema is too strange.");
    }

    private static String refusal(Bench bench, Toolset tools) {
        Client client = submit(bench, 30, tools);
        bench.run();
        Refusal refusal = client.refusal();
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.parameter()).isEqualTo("tool_choice");
        return refusal.message();
    }

    @Test
    void compilerThatThrowsCostsItsRequestOnly() {
        ConstraintCompiler broken = demand -> {
            throw new IllegalStateException("no memory for masks");
        };
        Bench bench = bench(64, Handling.PRESERVE, broken);
        Client victim = submit(bench, 30, forced(Set.of(), Set.of("t1"), false, "t1"));
        Client beside = submit(bench, 5, Toolset.NONE);
        bench.run();
        assertThat(victim.refusal()).extracting(Refusal::kind).isEqualTo(Refusal.Kind.INTERNAL);
        assertThat(beside.last).isInstanceOf(TokenEvent.Completed.class);
    }

    @Test
    void oneCallAtATimeLeavesTheOthersOfATurnAlone() {
        Bench bench = bench(64, Handling.PRESERVE, null);
        bench.engine.script = history -> {
            int[] says = {CALL_T1, 21, CallingVocabulary.END, 8, CallingVocabulary.END};
            int said = 0;
            for (int i = 0; i < history.length(); i++) {
                said += history.generated(i) ? 1 : 0;
            }
            return said < says.length ? says[said] : HashEngine.UNSCRIPTED;
        };
        Client client = submit(bench, 30, new Toolset(Set.of("t0", "t1"), Set.of(), true));
        bench.run();
        assertThat(client.events.stream().filter(TokenEvent.CallFinished.class::isInstance).map(event -> ((TokenEvent.CallFinished) event).failed()))
                .containsExactly(false, true);
    }
}
