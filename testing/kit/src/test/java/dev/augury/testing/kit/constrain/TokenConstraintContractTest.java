package dev.augury.testing.kit.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.model.Vocabulary;
import dev.augury.testing.kit.ContractRun;
import dev.augury.testing.kit.constrain.CrankyTokenConstraint.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a constraint that keeps it and fails each that breaks it. */
class TokenConstraintContractTest {

    abstract static class Trial extends TokenConstraintContract {

        private final UnaryOperator<TokenConstraint> change;

        Trial(UnaryOperator<TokenConstraint> change) {
            this.change = change;
        }

        @Override
        protected TokenConstraintFactory<?> factory() {
            return new ScriptedConstraintFactory("trial", (vocabulary, demand) -> change.apply(sound(vocabulary, demand)));
        }
    }

    /** Allows one call with one of three arguments, each in its own tokens. */
    private static TokenConstraint sound(Vocabulary vocabulary, CallDemand demand) {
        List<List<Integer>> answers = new ArrayList<>();
        for (CallDemand.Choice choice : demand.choices()) {
            for (String arguments : List.of("{\"limit\": 1}", "{\"limit\": 10, \"exact\": true}", "{\"exact\":false,\"limit\":-2}")) {
                List<Integer> answer = new ArrayList<>();
                for (int[] part : List.of(choice.opening(), ((WordVocabulary) vocabulary).encode(arguments), choice.closing(), new int[] {WordVocabulary.END})) {
                    for (int token : part) {
                        answer.add(token);
                    }
                }
                answers.add(answer);
            }
        }
        return new ScriptedTokenConstraint(vocabulary.size(), new OneOf(answers));
    }

    private record OneOf(List<List<Integer>> answers) implements ScriptedTokenConstraint.Script {

        private List<Integer> following(List<Integer> taken) {
            return answers.stream()
                    .filter(answer -> answer.size() > taken.size() && answer.subList(0, taken.size()).equals(taken))
                    .map(answer -> answer.get(taken.size()))
                    .distinct()
                    .toList();
        }

        @Override
        public IntPredicate allows(List<Integer> taken) {
            return following(taken)::contains;
        }

        @Override
        public int[] forced(List<Integer> taken) {
            List<Integer> following = following(taken);
            return following.size() == 1 ? new int[] {following.getFirst()} : new int[0];
        }
    }

    /** Passes on what another constraint says. */
    private static class Passing implements TokenConstraint {

        final TokenConstraint constraint;

        Passing(TokenConstraint constraint) {
            this.constraint = constraint;
        }

        @Override
        public TokenMask mask() {
            return constraint.mask();
        }

        @Override
        public void advance(int token) {
            constraint.advance(token);
        }

        @Override
        public void rollback(int tokens) {
            constraint.rollback(tokens);
        }

        @Override
        public int[] forced() {
            return constraint.forced();
        }
    }

    static final class Right extends Trial {
        Right() {
            super(constraint -> constraint);
        }
    }

    static final class TakesNothingBack extends Trial {
        TakesNothingBack() {
            super(constraint -> new Passing(constraint) {
                @Override
                public void rollback(int tokens) {}
            });
        }
    }

    static final class TakesAnyToken extends Trial {
        TakesAnyToken() {
            super(constraint -> new Passing(constraint) {
                @Override
                public void advance(int token) {
                    if (mask().allows(token)) {
                        super.advance(token);
                    }
                }
            });
        }
    }

    static final class AllowsTheEndAtOnce extends Trial {
        AllowsTheEndAtOnce() {
            super(constraint -> new Passing(constraint) {
                @Override
                public TokenMask mask() {
                    long[] bits = super.mask().bits().clone();
                    bits[WordVocabulary.END / Long.SIZE] |= 1L << WordVocabulary.END % Long.SIZE;
                    return new TokenMask(bits);
                }
            });
        }
    }

    static final class ForcesWhatItForbids extends Trial {
        ForcesWhatItForbids() {
            super(constraint -> new Passing(constraint) {
                @Override
                public int[] forced() {
                    return super.forced().length == 0 ? new int[0] : new int[] {'~'};
                }
            });
        }
    }

    static final class UsesOneArrayForAllMasks extends Trial {
        UsesOneArrayForAllMasks() {
            super(constraint -> new Passing(constraint) {
                private final long[] shared = new long[64];

                @Override
                public TokenMask mask() {
                    long[] bits = super.mask().bits();
                    System.arraycopy(bits, 0, shared, 0, bits.length);
                    return new TokenMask(shared);
                }
            });
        }
    }

    static final class ForbidsAllLater extends Trial {
        ForbidsAllLater() {
            super(constraint -> new CrankyTokenConstraint(constraint, Fault.FORBID_ALL, 9));
        }
    }

    static final class ThrowsLater extends Trial {
        ThrowsLater() {
            super(constraint -> new CrankyTokenConstraint(constraint, Fault.THROW_ON_MASK, 9));
        }
    }

    static final class ForcesOutside extends Trial {
        ForcesOutside() {
            super(constraint -> new CrankyTokenConstraint(constraint, Fault.FORCE_OUTSIDE, 3));
        }
    }

    @Test
    void constraintThatKeepsTheContractPasses() {
        assertThat(ContractRun.of(Right.class).failed()).isEmpty();
    }

    @Test
    void everyBrokenConstraintFailsWhereItIsBroken() {
        Map<Class<?>, String> broken = Map.of(
                TakesNothingBack.class, "tokensCanBeTakenBack",
                TakesAnyToken.class, "whatIsNotAllowedIsRefusedAndNothingChanges",
                AllowsTheEndAtOnce.class, "answerMayEndOnlyBehindACall",
                ForcesWhatItForbids.class, "whatIsForcedMayComeOneByOne",
                UsesOneArrayForAllMasks.class, "masksKeepTheirBits",
                ForbidsAllLater.class, "whateverIsChosenTheAnswerIsACall",
                ThrowsLater.class, "severalCallsAreOfTheToolsDemandedAndNotTooMany",
                ForcesOutside.class, "whatIsForcedMayComeOneByOne");
        broken.forEach((contract, test) -> assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test));
    }

    @Test
    void jsonFormKnowsJson() {
        for (String sound : List.of("{}", "[]", "0", "-0.5e+10", "\"\\u00e9\\n\"", " {\"a\" : [1, {\"b\": null}] }", "[true,false]", "1E5")) {
            assertThat(JsonForm.endOfValue(sound, 0)).as(sound).isEqualTo(sound.stripTrailing().length());
        }
        for (String wrong : List.of("", "{", "{\"a\"}", "[1,]", "01", "1.", "\"\t\"", "\"\\x\"", "{a:1}", "nul", "+1", "-", "1e")) {
            assertThat(JsonForm.isValue(wrong)).as(wrong).isFalse();
        }
    }
}
