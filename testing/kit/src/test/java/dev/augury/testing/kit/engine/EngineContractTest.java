package dev.augury.testing.kit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.model.ModelSource;
import dev.augury.testing.kit.ContractRun;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes an engine that keeps it and fails each that breaks it, by the test that names the breach. */
class EngineContractTest {

    private static final TokenScript HASHED = TokenScript.hashed(0, 256);

    abstract static class OnScriptedModel extends EngineContract {

        @Override
        protected ModelSource model() {
            return new ScriptedModel("tiny", 300);
        }
    }

    static final class Right extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return ScriptedEngineFactory.of(HASHED);
        }
    }

    static final class Bare extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return new ScriptedEngineFactory(context -> ScriptedEngineFactory.engine(HASHED, context)
                    .without(Feature.values())
                    .build());
        }
    }

    /** An engine that passes everything on, to be made wrong in one place. */
    private static class Passing extends ForwardingEngine {
        Passing(Engine engine) {
            super(engine);
        }
    }

    private static EngineFactory<?> wrong(UnaryOperator<Engine> breach) {
        return new ScriptedEngineFactory(context -> breach.apply(ScriptedEngineFactory.engine(HASHED, context).build()));
    }

    static final class SeesItsCompany extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            int[] rows = new int[1];
            TokenScript counting = question -> (HASHED.next(question) + rows[0]) % 256;
            return new ScriptedEngineFactory(context -> new Passing(ScriptedEngineFactory.engine(counting, context).build()) {
                @Override
                public StepResult step(StepPlan plan) {
                    rows[0] = plan.rows().size();
                    return super.step(plan);
                }
            });
        }
    }

    static final class SeesItsChunks extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            int[] steps = new int[1];
            TokenScript counting = question -> (HASHED.next(question) + steps[0]) % 256;
            return new ScriptedEngineFactory(context -> {
                steps[0] = 0;
                return new Passing(ScriptedEngineFactory.engine(counting, context).build()) {
                    @Override
                    public StepResult step(StepPlan plan) {
                        steps[0] = plan.rows().getFirst().wants().isEmpty() ? 1 : steps[0];
                        return super.step(plan);
                    }
                };
            });
        }
    }

    static final class ForgetsCopies extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return wrong(engine -> new Passing(engine) {
                @Override
                public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
                    listener.copied(0, null);
                }
            });
        }
    }

    static final class TellsTwice extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return wrong(engine -> new Passing(engine) {
                @Override
                public void copyBlocks(List<BlockCopy> copies, CopyListener listener) {
                    super.copyBlocks(copies, (nanos, failure) -> {
                        listener.copied(nanos, failure);
                        listener.copied(nanos, failure);
                    });
                }
            });
        }
    }

    static final class IgnoresTheSeed extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return ScriptedEngineFactory.of(question ->
                    HASHED.next(new TokenScript.Question(question.context(), question.promptTokens(), GREEDY)));
        }
    }

    static final class IgnoresThePrompt extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return ScriptedEngineFactory.of(question -> (int) (question.output() + 3 * question.sampling().seed() + question.sampling().choice()) % 256);
        }
    }

    static final class ClaimsWhatItLacks extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return wrong(engine -> new Passing(engine) {
                @Override
                public EngineCapabilities capabilities() {
                    Set<Feature> more = EnumSet.copyOf(super.capabilities().features());
                    more.removeAll(Set.of(Feature.MASK, Feature.SCORE));
                    return new EngineCapabilities(more);
                }
            });
        }
    }

    static final class TakesAnyPlan extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return wrong(engine -> new Passing(engine) {
                @Override
                public StepResult step(StepPlan plan) {
                    try {
                        return super.step(plan);
                    } catch (IllegalArgumentException e) {
                        return StepResult.builder().build();
                    }
                }
            });
        }
    }

    static final class LosesAnswers extends OnScriptedModel {
        @Override
        protected EngineFactory<?> factory() {
            return wrong(engine -> new Passing(engine) {
                @Override
                public StepResult step(StepPlan plan) {
                    StepResult.Builder result = StepResult.builder();
                    super.step(plan).rows().forEach(row -> result.row(row.size() < 2 ? row : row.subList(1, row.size())));
                    return result.build();
                }
            });
        }
    }

    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();

    @Test
    void enginesThatKeepTheContractPass() {
        assertThat(ContractRun.of(Right.class).failed()).isEmpty();
        assertThat(ContractRun.of(Right.class).passed()).hasSizeGreaterThan(20);
        assertThat(ContractRun.of(Bare.class).failed()).isEmpty();
    }

    @Test
    void companyAndChunksAreSeen() {
        assertThat(ContractRun.of(SeesItsCompany.class).failed()).containsKey("companyDoesNotChangeTheAnswer");
        assertThat(ContractRun.of(SeesItsChunks.class).failed()).containsKey("chunksDoNotChangeTheAnswer");
    }

    @Test
    void lostAndDoubledCopiesAreSeen() {
        assertThat(ContractRun.of(ForgetsCopies.class).failed())
                .containsKeys("copiedBlocksGiveTheSameAnswer", "blocksCopiedWithinTheDeviceGiveTheSameAnswer");
        assertThat(ContractRun.of(TellsTwice.class).failed()).containsKey("copiedBlocksGiveTheSameAnswer");
    }

    @Test
    void deafnessToSeedAndPromptIsSeen() {
        assertThat(ContractRun.of(IgnoresTheSeed.class).failed()).containsKey("seedAndChoiceAndPositionDecideTheDraw");
        assertThat(ContractRun.of(IgnoresThePrompt.class).failed()).containsKey("answerFollowsFromThePrompt");
    }

    @Test
    void plansThatShouldBeRefusedAreSeen() {
        assertThat(ContractRun.of(ClaimsWhatItLacks.class).failed()).containsKey("whatTheEngineLacksIsRefused");
        assertThat(ContractRun.of(TakesAnyPlan.class).failed()).containsKeys("whatLiesOutsideTheGeometryIsRefused", "refusedPlanLeavesTheEngineUsable");
    }

    @Test
    void lostAnswersAreSeen() {
        assertThat(ContractRun.of(LosesAnswers.class).failed()).containsKey("wantsAreAnsweredInOrder");
    }
}
