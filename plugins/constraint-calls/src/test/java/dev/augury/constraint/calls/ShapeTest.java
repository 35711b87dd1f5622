package dev.augury.constraint.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.constrain.CallDemand;
import dev.augury.testing.kit.Seeds;
import dev.augury.testing.kit.constrain.JsonForm;
import dev.augury.testing.kit.constrain.WordVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the automaton of arguments lets through, judged by a recogniser of JSON that knows nothing of it. */
class ShapeTest {

    private static final String PARSED = """
            {"type": "object", "required": ["city", "days"], "properties": {
              "city": {"type": "string"}, "days": {"type": "integer"}, "exact": {"type": "boolean"}, "unit": {"enum": ["C", "CF", 1, 12]},
              "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "where": {"$ref": "#/$defs/place"}, "tags": {"type": "array", "items": {"type": "string"}}},
             "$defs": {"place": {"type": "object", "properties": {"lat": {"type": "number"}, "in": {"$ref": "#/$defs/place"}}, "required": ["lat"]}}}""";

    @RegisterExtension
    final Seeds seeds = new Seeds();

    /** What stands behind the arguments: nothing that they could be mistaken for. */
    private static final class Behind extends State {
        @Override
        @Nullable State next(int octet) {
            return null;
        }
    }

    private final State behind = new Behind();

    private State arguments(String schema) {
        return new ValueText(SchemaReader.arguments(schema), behind, 0);
    }

    private boolean accepts(String schema, String text) {
        return run(arguments(schema), text.getBytes(StandardCharsets.UTF_8)) == behind;
    }

    private static @Nullable State run(State from, byte[] text) {
        State state = from;
        for (int i = 0; i < text.length && state != null; i++) {
            state = state.next(text[i] & 0xFF);
        }
        return state;
    }

    @Test
    void writtenArgumentsOfASchemaAreTaken() {
        for (String text : List.of(
                "{\"city\": \"Graz\", \"days\": 3}", "{\"days\":3,\"city\":\"\"}", "{\"exact\": true, \"days\": -12, \"city\": \"ü \\\"x\\\" 🙂 \\u00e9\"}",
                "{\"city\": \"a\", \"days\": 0, \"unit\": \"C\"}", "{\"city\": \"a\", \"days\": 0, \"unit\": \"CF\"}", "{\"city\": \"a\", \"days\": 0, \"unit\": 1}",
                "{\"city\": \"a\", \"days\": 0, \"unit\": 12, \"note\": null}", "{\"city\": \"a\", \"days\": 0, \"note\": \"n\"}",
                "{\"city\": \"a\", \"days\": 0, \"where\": {\"lat\": 47.07e0, \"in\": {\"lat\": 1}}}", "{\"city\": \"a\", \"days\": 0, \"tags\": [\"x\", \"y\"]}")) {
            assertThat(accepts(PARSED, text)).as(text).isTrue();
        }
    }

    @Test
    void whatTheSchemaForbidsIsNot() {
        for (String text : List.of(
                "{}", "{\"city\": \"Graz\"}", "{\"city\": 3, \"days\": 3}", "{\"city\": \"a\", \"days\": 3.5}", "{\"city\": \"a\", \"days\": \"3\"}",
                "{\"city\": \"a\", \"city\": \"b\", \"days\": 3}", "{\"city\": \"a\", \"days\": 3, \"more\": 1}", "{\"city\": \"a\", \"days\": 3, \"unit\": \"D\"}",
                "{\"city\": \"a\", \"days\": 3, \"unit\": 2}", "{\"city\": \"a\", \"days\": 3, \"exact\": null}", "{\"city\": \"a\", \"days\": 3, \"where\": {}}",
                "{\"city\": \"a\", \"days\": 3, \"tags\": [1]}", "{\"city\": \"a\", \"days\": 3,}", "{\"city\": \"a\" , \"days\": 3}", "[]", "\"x\"", "null")) {
            assertThat(accepts(PARSED, text)).as(text).isFalse();
        }
    }

    @Test
    void withoutASchemaAnyObjectIsTaken() {
        for (String schema : List.of("{}", "{\"type\": \"object\"}", "", "{\"type\": \"string\"}", "{\"properties\": {}}")) {
            assertThat(accepts(schema, "{\"a\": [1, {\"b\": null}, \"c\"], \"d\": -0.5e-3}")).as(schema).isTrue();
            assertThat(accepts(schema, "{}")).as(schema).isTrue();
            assertThat(accepts(schema, "[]")).as(schema).isFalse();
        }
        assertThat(accepts("{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": false}", "{\"a\": 1}")).isFalse();
        assertThat(accepts("{\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\"}}", "{\"a\": 1, \"b\": \"x\"}")).isFalse();
    }

    /** What stands beside a choice holds for each of its options, also where they are references. */
    @Test
    void whatStandsBesideAChoiceHolds() {
        String schema = """
                {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a"], "$defs": {"c": {"required": ["c"],
                 "properties": {"c": {"type": "boolean"}}}}, "%s": [{"required": ["b"]}, {"$ref": "#/$defs/c"}, {"properties": {"b": {"type": "null"}}}]}""";
        for (String choice : List.of("anyOf", "oneOf")) {
            for (String text : List.of("{\"a\": 1, \"b\": \"x\"}", "{\"c\": true, \"a\": 1}", "{\"a\": 1, \"b\": null}")) {
                assertThat(accepts(schema.formatted(choice), text)).as("%s: %s", choice, text).isTrue();
            }
            for (String text : List.of("{}", "{\"b\": \"x\"}", "{\"a\": \"1\", \"b\": \"x\"}", "{\"a\": 1, \"b\": 2}", "{\"a\": 1, \"c\": 1}", "{\"a\": 1, \"d\": 1}")) {
                assertThat(accepts(schema.formatted(choice), text)).as("%s: %s", choice, text).isFalse();
            }
        }
        assertThat(accepts("{\"anyOf\": [{\"properties\": {\"a\": {\"type\": \"null\"}}}, {\"type\": \"object\"}]}", "{\"z\": 1}")).as("an option that says nothing").isTrue();
        for (String odd : List.of("3", "\"x\"", "[]", "null")) {
            assertThat(accepts("{\"properties\": " + odd + ", \"required\": " + odd + ", \"anyOf\": [{\"properties\": {}, \"required\": 1}]}", "{\"a\": 1}")).as(odd).isTrue();
        }
    }

    @Test
    void recursionAndNumbersAreBounded() {
        assertThat(accepts("", "{\"a\": " + "[".repeat(31) + "]".repeat(31) + "}")).isTrue();
        assertThat(accepts("", "{\"a\": " + "[".repeat(32) + "]".repeat(32) + "}")).isFalse();
        assertThat(accepts("", "{\"a\": " + "9".repeat(18) + "}")).isTrue();
        assertThat(accepts("", "{\"a\": " + "9".repeat(19) + "}")).isFalse();
    }

    @Test
    void halvesOfSurrogatePairsAreNotWritten() {
        assertThat(accepts("", "{\"a\": \"\\ud83d\\ude42\"}")).isFalse();
        assertThat(accepts("", "{\"a\": \"\\ud7ff\\ue000\"}")).isTrue();
    }

    /** Whatever random bytes the automaton takes to the end is JSON, and valid UTF-8. */
    @Test
    void whateverIsTakenIsJson() {
        SplittableRandom random = seeds.random("bytes");
        int whole = 0;
        for (int round = 0; round < 1_000; round++) {
            State state = arguments(round % 2 == 0 ? "" : PARSED);
            StringBuilder text = new StringBuilder();
            byte[] bytes = new byte[200];
            int length = 0;
            while (state != null && state != behind && length < bytes.length) {
                State now = state;
                int[] open = IntStream.range(0, 256).filter(octet -> now.next(octet) != null).toArray();
                assertThat(open).as("bytes that may follow '%s'", text).isNotEmpty();
                boolean close = random.nextInt(3) == 0 && now.next('"') != null;
                int octet = close ? '"' : random.nextInt(4) == 0 && now.next('}') != null ? '}' : open[random.nextInt(open.length)];
                bytes[length++] = (byte) octet;
                state = now.next(octet);
            }
            if (state == behind) {
                whole++;
                String json = new String(bytes, 0, length, StandardCharsets.UTF_8);
                assertThat(JsonForm.isObject(json)).as(json).isTrue();
                assertThat(json).doesNotContain("\uFFFD");
            }
        }
        assertThat(whole).as("whole objects").isGreaterThan(300);
    }

    /** JSON as it is usually written is taken whole; with one byte changed the automaton takes it only if it is JSON still. */
    @Test
    void randomJsonIsTakenAndItsMutationsOnlyIfTheyAreJson() {
        SplittableRandom random = seeds.random("values");
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            String json = object(random, 3);
            assertThat(accepts("", json)).as(json).isTrue();
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            if (run(arguments(""), bytes) == behind) {
                String mutated = new String(bytes, StandardCharsets.UTF_8);
                assertThat(JsonForm.isObject(mutated)).as(mutated).isTrue();
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static String object(SplittableRandom random, int depth) {
        StringBuilder text = new StringBuilder("{");
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
            text.append(i > 0 ? random.nextBoolean() ? "," : ", " : "").append(string(random)).append(random.nextBoolean() ? ":" : ": ").append(value(random, depth));
        }
        return text.append('}').toString();
    }

    private static String value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> string(random);
            case 1 -> String.valueOf(random.nextInt());
            case 2 -> List.of("0", "-0", "1.5", "0.25e+7", "12E-3", "-1e9").get(random.nextInt(6));
            case 3 -> "null";
            case 4 -> String.valueOf(random.nextBoolean());
            case 5 -> object(random, depth - 1);
            default -> "[" + value(random, depth - 1) + ", " + value(random, depth - 1) + "]";
        };
    }

    private static String string(SplittableRandom random) {
        StringBuilder text = new StringBuilder("\"");
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(List.of("a", "é", "🙂", "\\n", "\\\"", "\\u12ab", " ", "}", "{", ":", "名").get(random.nextInt(11)));
        }
        return text.append('"').toString();
    }

    /** The trie, the masks known beforehand and the skipping of subtrees give what trying every token one by one gives. */
    @Test
    void maskIsWhatTryingEveryTokenGives() {
        SplittableRandom random = seeds.random("states");
        WordVocabulary vocabulary = new WordVocabulary(WordVocabulary.JSON_WORDS, List.of("<|call|>"));
        Lexicon lexicon = new Lexicon(vocabulary);
        CallDemand demand = new CallDemand(List.of(vocabulary.choice("f", "<|call|>{\"name\": \"f\", \"arguments\": ", "}<|call|>\n", PARSED)), 2);
        for (int round = 0; round < 20; round++) {
            State state = new CallGrammar(demand, lexicon).start();
            for (int step = 0; step < 60; step++) {
                long[] bits = lexicon.noTokens();
                state.allow(lexicon, bits);
                State now = state;
                int[] allowed = IntStream.range(0, vocabulary.size()).filter(token -> (bits[token / 64] & 1L << token % 64) != 0).toArray();
                if (now.only() == State.SEVERAL) {
                    assertThat(allowed).containsExactly(IntStream.range(0, vocabulary.size()).filter(token -> now.token(token, lexicon) != null).toArray());
                } else {
                    assertThat(allowed).containsExactly(now.only());
                }
                State next = now.token(allowed[random.nextInt(allowed.length)], lexicon);
                assertThat(next).isNotNull();
                state = next;
            }
        }
    }
}
