package dev.augury.testing.kit.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.engine.TokenMask;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a token constraint, the host can rely on it: whatever a model chooses among the allowed tokens, the answer is calls as they were demanded,
 * there is always a token to choose, what must come may come, and tokens can be taken back. Extend it with a factory.
 */
public abstract class TokenConstraintContract extends FactoryContract<TokenConstraintFactory<?>> {

    private static final int ROUNDS = 60;
    private static final int LONGEST = 400;
    private static final String SCHEMA = "{\"type\": \"object\", \"properties\": {\"limit\": {\"type\": \"integer\"}, \"exact\": {\"type\": \"boolean\"}}, \"required\": [\"limit\"]}";
    private static final String CLOSING = "}\n</call>";

    private final WordVocabulary vocabulary = new WordVocabulary(WordVocabulary.JSON_WORDS, List.of("<|call|>", "<|done|>"));
    private final CallDemand one = demand(1, "", "search");
    private final CallDemand several = demand(3, "<|call|>", "search", "look", "look_up");

    private CallDemand demand(int callsMax, String mark, String... tools) {
        List<CallDemand.Choice> choices = new ArrayList<>();
        for (String tool : tools) {
            choices.add(vocabulary.choice(tool, opening(mark, tool), CLOSING, SCHEMA));
        }
        return new CallDemand(choices, callsMax);
    }

    private static String opening(String mark, String tool) {
        return mark + "<call>{\"name\": \"" + tool + "\", \"arguments\": ";
    }

    private ConstraintCompiler compiler() {
        return create(factory());
    }

    private <O extends Record> ConstraintCompiler create(TokenConstraintFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context(), vocabulary);
    }

    /** An answer of a model that likes every allowed token alike, but prefers to come to an end in the long run. */
    private record Walk(List<Integer> tokens, List<TokenMask> masks) {

        boolean ended() {
            return !tokens.isEmpty() && tokens.getLast() == WordVocabulary.END;
        }
    }

    private Walk walk(TokenConstraint constraint, SplittableRandom random) {
        List<Integer> tokens = new ArrayList<>();
        List<TokenMask> masks = new ArrayList<>();
        while (tokens.size() < LONGEST && (tokens.isEmpty() || tokens.getLast() != WordVocabulary.END)) {
            TokenMask mask = constraint.mask();
            int token = choose(mask, random, tokens.size() > LONGEST / 4);
            masks.add(mask);
            constraint.advance(token);
            tokens.add(token);
        }
        return new Walk(tokens, masks);
    }

    private int choose(TokenMask mask, SplittableRandom random, boolean towardsTheEnd) {
        List<Integer> allowed = allowed(mask);
        assertThat(allowed).as("tokens allowed").isNotEmpty();
        if (towardsTheEnd) {
            for (int token : new int[] {WordVocabulary.END, '"', '}', ']'}) {
                if (mask.allows(token)) {
                    return token;
                }
            }
        }
        return allowed.get(random.nextInt(allowed.size()));
    }

    private List<Integer> allowed(TokenMask mask) {
        List<Integer> allowed = new ArrayList<>();
        for (int token = 0; token < vocabulary.size(); token++) {
            if (mask.allows(token)) {
                allowed.add(token);
            }
        }
        return allowed;
    }

    private void isCalls(String text, String mark, int most, String... tools) {
        int at = 0;
        int calls = 0;
        while (at < text.length()) {
            at += calls > 0 && text.charAt(at) == '\n' ? 1 : 0;
            int from = at;
            String opening = List.of(tools).stream().map(tool -> opening(mark, tool)).filter(each -> text.startsWith(each, from)).findFirst().orElse("?");
            assertThat(text.substring(at)).as("at %s of '%s'", at, text).startsWith(opening);
            int end = JsonForm.endOfValue(text, at + opening.length());
            assertThat(end).as("end of the arguments in '%s'", text).isPositive();
            assertThat(text.substring(at + opening.length(), end)).as("arguments").startsWith("{").contains("\"limit\"");
            assertThat(text.substring(end)).startsWith(CLOSING);
            at = end + CLOSING.length();
            calls++;
        }
        assertThat(calls).as("calls in '%s'", text).isBetween(1, most);
    }

    @Test
    void whateverIsChosenTheAnswerIsACall() {
        SplittableRandom random = seeds.random("choices");
        Supplier<TokenConstraint> source = compiler().calls(one);
        int ended = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Walk walk = walk(source.get(), random);
            if (walk.ended()) {
                ended++;
                isCalls(vocabulary.text(walk.tokens()), "", 1, "search");
            }
        }
        assertThat(ended).as("answers that came to an end").isGreaterThan(ROUNDS * 9 / 10);
    }

    @Test
    void severalCallsAreOfTheToolsDemandedAndNotTooMany() {
        SplittableRandom random = seeds.random("choices");
        Supplier<TokenConstraint> source = compiler().calls(several);
        int ended = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Walk walk = walk(source.get(), random);
            if (walk.ended()) {
                ended++;
                isCalls(vocabulary.text(walk.tokens()), "<|call|>", 3, "search", "look", "look_up");
            }
        }
        assertThat(ended).as("answers that came to an end").isGreaterThan(ROUNDS * 9 / 10);
    }

    @Test
    void controlTokenOfTheFormComesFirst() {
        assertThat(allowed(compiler().calls(several).get().mask())).containsExactly(vocabulary.encode("<|call|>")[0]);
    }

    @Test
    void answerMayEndOnlyBehindACall() {
        Walk walk = walk(compiler().calls(several).get(), seeds.random("choices"));
        for (int i = 0; i < walk.tokens().size(); i++) {
            if (walk.masks().get(i).allows(WordVocabulary.END)) {
                assertThat(vocabulary.text(walk.tokens().subList(0, i))).endsWith(CLOSING);
            }
        }
    }

    @Test
    void whatIsNotAllowedIsRefusedAndNothingChanges() {
        SplittableRandom random = seeds.random("choices");
        TokenConstraint constraint = compiler().calls(several).get();
        for (int i = 0; i < 60; i++) {
            TokenMask mask = constraint.mask();
            List<Integer> allowed = allowed(mask);
            for (int token = -1; token <= vocabulary.size(); token++) {
                int tried = token;
                if (!allowed.contains(tried)) {
                    assertThatThrownBy(() -> constraint.advance(tried)).as("token %s", tried).isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThat(allowed(constraint.mask())).isEqualTo(allowed);
            if (mask.allows(WordVocabulary.END)) {
                return;
            }
            constraint.advance(choose(mask, random, false));
        }
    }

    @Test
    void tokensCanBeTakenBack() {
        SplittableRandom random = seeds.random("choices");
        for (int round = 0; round < 15; round++) {
            TokenConstraint constraint = compiler().calls(several).get();
            Walk walk = walk(constraint, random);
            int back = 1 + random.nextInt(walk.tokens().size());
            constraint.rollback(back);
            for (int i = walk.tokens().size() - back; i < walk.tokens().size(); i++) {
                assertThat(allowed(constraint.mask())).as("allowed after %s tokens", i).isEqualTo(allowed(walk.masks().get(i)));
                constraint.advance(walk.tokens().get(i));
            }
            assertThatThrownBy(() -> constraint.rollback(walk.tokens().size() + 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatIsForcedMayComeOneByOne() {
        SplittableRandom random = seeds.random("choices");
        int forced = 0;
        for (int round = 0; round < 15; round++) {
            TokenConstraint constraint = compiler().calls(several).get();
            for (int i = 0; i < LONGEST && !constraint.mask().allows(WordVocabulary.END); i++) {
                for (int token : constraint.forced()) {
                    assertThat(constraint.mask().allows(token)).as("forced token %s is allowed", token).isTrue();
                    constraint.advance(token);
                    forced++;
                }
                if (!constraint.mask().allows(WordVocabulary.END)) {
                    constraint.advance(choose(constraint.mask(), random, i > LONGEST / 4));
                }
            }
        }
        assertThat(forced).as("tokens forced in 15 answers").isGreaterThan(15);
    }

    @Test
    void masksKeepTheirBits() {
        TokenConstraint constraint = compiler().calls(one).get();
        TokenMask first = constraint.mask();
        List<Integer> before = allowed(first);
        walk(constraint, seeds.random("choices"));
        assertThat(allowed(first)).isEqualTo(before);
    }

    @Test
    void answersDoNotDisturbEachOther() {
        Supplier<TokenConstraint> source = compiler().calls(several);
        Walk alone = walk(source.get(), seeds.random("choices"));
        TokenConstraint other = source.get();
        for (int i = 0; i < alone.tokens().size(); i++) {
            walk(source.get(), seeds.random("others " + i));
            assertThat(allowed(other.mask())).isEqualTo(allowed(alone.masks().get(i)));
            other.advance(alone.tokens().get(i));
        }
    }

    @Test
    void requestsAreCompiledBesideEachOther() throws InterruptedException, ExecutionException {
        ConstraintCompiler compiler = compiler();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Supplier<TokenConstraint>>> sources = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                sources.add(threads.submit(() -> compiler.calls(several)));
            }
            for (Future<Supplier<TokenConstraint>> source : sources) {
                assertThat(allowed(source.get().get().mask())).hasSize(1);
            }
        }
    }

    @Test
    void strangeSchemasAreCompiledOrRefused() {
        SplittableRandom random = seeds.random("schemas");
        String deep = "{\"items\":".repeat(2000) + "{}" + "}".repeat(2000);
        List<String> schemas = new ArrayList<>(List.of("", "null", "true", "[]", "{", "{\"type\": 3}", "{\"type\": []}", "{\"properties\": []}", "{\"enum\": []}",
                "{\"$ref\": \"#\"}", "{\"properties\": {\"a\": {\"$ref\": \"#/properties/a\"}}}", "{\"required\": [\"x\", 1, null]}", deep));
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(SCHEMA.length());
            schemas.add(SCHEMA.substring(0, from) + SCHEMA.substring(Math.min(SCHEMA.length(), from + random.nextInt(9))));
        }
        ConstraintCompiler compiler = compiler();
        for (String schema : schemas) {
            CallDemand demand = new CallDemand(List.of(vocabulary.choice("search", opening("", "search"), CLOSING, schema)), 1);
            assertThatCode(() -> {
                try {
                    walk(compiler.calls(demand).get(), random);
                } catch (IllegalArgumentException refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                }
            }).as(schema.length() > 200 ? "a deep schema" : schema).doesNotThrowAnyException();
        }
    }

    @Test
    void maskCostsLittle() {
        ConstraintCompiler compiler = compiler();
        SplittableRandom random = seeds.random("choices");
        walk(compiler.calls(several).get(), random);
        long tokens = 0;
        long start = System.nanoTime();
        for (int round = 0; round < 20; round++) {
            tokens += walk(compiler.calls(several).get(), random).tokens().size();
        }
        // Generous: the limit is there to find what is quadratic, not to measure.
        assertThat((System.nanoTime() - start) / tokens).as("nanoseconds per token").isLessThan(TimeUnit.MILLISECONDS.toNanos(5));
    }
}
