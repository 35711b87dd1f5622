package dev.augury.testing.kit.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.CallFrame;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a call detector, the host can rely on it: text passes through whole and in order, calls are found however the tokens cut them, what was
 * begun is accounted for at the end, garbage stays bounded, and a token costs microseconds. Extend it with a factory and with how a model writes a call.
 */
public abstract class CallDetectorContract extends FactoryContract<CallDetectorFactory<?>> {

    private static final DetectedCall SEARCH = new DetectedCall("search", "{\"query\": \"the weather in Graz\", \"limit\": 3}");
    private static final DetectedCall ADD = new DetectedCall("add", "{\"a\": 1, \"b\": [2, {\"c\": \"}\"}]}");
    private static final String PROSE = "Größe matters: 1 < 2, a[0] = {b}; \"quoted\" 🙂 and\nnew lines. ";

    /** Returns a call as the model would write it. */
    protected abstract String written(DetectedCall call);

    /** Returns a chat template that asks for this form, and so fits. */
    protected abstract String fittingTemplate();

    /** Returns whether text may stand before a call. */
    protected boolean textMayPrecede() {
        return true;
    }

    /** Returns whether text may stand behind a call. */
    protected boolean textMayFollow() {
        return true;
    }

    /** Returns whether an answer may hold several calls, one behind the other. */
    protected boolean severalCalls() {
        return true;
    }

    private CallDetector detector() {
        return create(factory());
    }

    private <O extends Record> CallDetector create(CallDetectorFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    /** All that a scanner said of an answer. */
    private record Heard(String text, List<DetectedCall> calls, List<String> malformed) {}

    private Heard hear(String answer, SplittableRandom cuts, int longest) {
        CallScanner scanner = detector().open(List.of("search", "add"));
        StringBuilder text = new StringBuilder();
        List<DetectedCall> calls = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        int from = 0;
        while (from < answer.length()) {
            int to = Math.min(answer.length(), from + 1 + cuts.nextInt(longest));
            to += to < answer.length() && Character.isLowSurrogate(answer.charAt(to)) ? 1 : 0;
            add(scanner.scan(answer.substring(from, to)), text, calls, malformed);
            add(scanner.scan(""), text, calls, malformed);
            from = to;
        }
        add(scanner.end(), text, calls, malformed);
        return new Heard(text.toString(), calls, malformed);
    }

    private static void add(CallScanner.Scan scan, StringBuilder text, List<DetectedCall> calls, List<String> malformed) {
        text.append(scan.text());
        calls.addAll(scan.calls());
        malformed.addAll(scan.malformed());
    }

    private void hears(String answer, String text, DetectedCall... calls) {
        SplittableRandom cuts = seeds.random("cuts");
        for (int longest : new int[] {1, 2, 5, 40, 10_000}) {
            for (int round = 0; round < 5; round++) {
                Heard heard = hear(answer, cuts, longest);
                assertThat(heard.calls()).as("calls in pieces of at most %s characters", longest).containsExactly(calls);
                assertThat(heard.text().strip()).as("text in pieces of at most %s characters", longest).isEqualTo(text.strip());
                assertThat(heard.malformed()).isEmpty();
            }
        }
    }

    @Test
    void proseIsPassedOnAsItIs() {
        String prose = PROSE.repeat(5);
        SplittableRandom cuts = seeds.random("cuts");
        for (int longest : new int[] {1, 3, 10_000}) {
            Heard heard = hear(prose, cuts, longest);
            assertThat(heard.text()).isEqualTo(prose);
            assertThat(heard.calls()).isEmpty();
            assertThat(heard.malformed()).isEmpty();
        }
    }

    @Test
    void emptyAnswerHasNothing() {
        CallScanner.Scan end = detector().open(List.of()).end();
        assertThat(end.text()).isEmpty();
        assertThat(end.calls()).isEmpty();
        assertThat(end.malformed()).isEmpty();
    }

    @Test
    void callIsFoundHoweverItIsCut() {
        hears(written(SEARCH), "", SEARCH);
        hears(written(ADD), "", ADD);
    }

    @Test
    void textBeforeACallIsKept() {
        assumeTrue(textMayPrecede(), "Nothing stands before a call of this form");
        hears(PROSE + written(SEARCH), PROSE, SEARCH);
    }

    @Test
    void severalCallsAreFoundInOrder() {
        assumeTrue(severalCalls(), "An answer of this form holds one call");
        hears(written(SEARCH) + "\n" + written(ADD) + "\n" + written(SEARCH), "", SEARCH, ADD, SEARCH);
    }

    @Test
    void textBehindACallIsKept() {
        assumeTrue(textMayFollow(), "Nothing stands behind a call of this form");
        hears(written(SEARCH) + "\n" + PROSE, PROSE, SEARCH);
        if (textMayPrecede()) {
            String prose = PROSE.strip();
            hears(prose + written(SEARCH) + prose + written(ADD) + prose, prose.repeat(3), SEARCH, ADD);
        }
    }

    @Test
    void everyPairOfCutsGivesTheSame() {
        String answer = (textMayPrecede() ? "Größe: 🙂 <" : "") + written(ADD);
        for (int one = 0; one <= answer.length(); one++) {
            for (int two = one; two <= answer.length(); two++) {
                CallScanner scanner = detector().open(List.of("search", "add"));
                List<DetectedCall> calls = new ArrayList<>();
                for (String piece : List.of(answer.substring(0, one), answer.substring(one, two), answer.substring(two))) {
                    calls.addAll(scanner.scan(piece).calls());
                }
                calls.addAll(scanner.end().calls());
                assertThat(calls).as("cut at %s and %s", one, two).containsExactly(ADD);
            }
        }
    }

    @Test
    void argumentsMayHoldWhateverJsonMay() {
        List<String> values = List.of(
                "{}", "[[], {}]", "-0.5e+10", "null", "\"\"", "\"} ] { [ , :\"", "\"\\\" } \\\\\"", "\"\\u00e9 \\n 🙂 ü\"", "{\"name\": \"add\", \"arguments\": {}}",
                "\"" + written(SEARCH).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"");
        for (String value : values) {
            DetectedCall call = new DetectedCall("add", "{\"a\": " + value + ", \"b\":" + value + "}");
            hears(written(call), "", call);
        }
    }

    @Test
    void argumentsOfRandomCharactersAreKept() {
        SplittableRandom random = seeds.random("arguments");
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                int point = random.nextInt(0x20, random.nextBoolean() ? 0x7f : 0x20000);
                boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                text.append(point == '"' || point == '\\' ? "\\" : "").appendCodePoint(surrogate ? '?' : point);
            }
            DetectedCall call = new DetectedCall("search", "{\"query\": \"" + text + "\"}");
            hears(written(call), "", call);
        }
    }

    @Test
    void callsOfRealConversationsAreFound() throws IOException {
        List<DetectedCall> calls = RealCalls.read();
        assumeTrue(!calls.isEmpty(), "The shared conversations with tool calls are not beside this checkout");
        List<String> tools = calls.stream().map(DetectedCall::tool).distinct().toList();
        for (DetectedCall call : calls) {
            CallScanner scanner = detector().open(tools);
            List<DetectedCall> found = new ArrayList<>();
            String answer = written(call);
            for (int from = 0; from < answer.length(); from += 3) {
                found.addAll(scanner.scan(answer.substring(from, Math.min(answer.length(), from + 3))).calls());
            }
            found.addAll(scanner.end().calls());
            assertThat(found).containsExactly(call);
        }
    }

    @Test
    void unknownToolIsMalformedAndTheDeclaredAreListed() {
        Heard heard = hear(written(new DetectedCall("unheard_of", "{\"a\": 1}")), seeds.random("cuts"), 5);
        assertThat(heard.calls()).isEmpty();
        assertThat(heard.malformed()).hasSize(1).first().asString().contains("unheard_of", "search", "add").endsWith(".");
    }

    @Test
    void withoutToolsAllIsText() {
        String answer = PROSE + written(SEARCH) + PROSE;
        CallScanner scanner = detector().open(List.of());
        CallScanner.Scan scan = scanner.scan(answer);
        CallScanner.Scan end = scanner.end();
        assertThat(scan.text() + end.text()).isEqualTo(answer);
        assertThat(scan.calls()).isEmpty();
        assertThat(end.malformed()).isEmpty();
    }

    @Test
    void proseIsHeldBackOnlyWhileItMayBecomeACall() {
        CallScanner scanner = detector().open(List.of("search", "add"));
        assertThat(scanner.scan("A sentence about nothing").text()).isEqualTo("A sentence about nothing");
        assertThat(scanner.scan(", 2 < 3, {x: [1]}").text()).isEqualTo(", 2 < 3, {x: [1]}");
    }

    @Test
    void endlessGarbageStaysBounded() {
        for (String garbage : new String[] {"x", "{\"a\":", "\"", "[", "\\", " ", "<"}) {
            CallScanner scanner = detector().open(List.of("search", "add"));
            String half = written(SEARCH).substring(0, written(SEARCH).length() / 2);
            int malformed = scanner.scan(half).malformed().size();
            String piece = garbage.repeat(1000);
            for (int i = 0; i < 80; i++) {
                malformed += scanner.scan(piece).malformed().size();
            }
            CallScanner.Scan end = scanner.end();
            assertThat(end.text().length()).as("characters held back of endless '%s'", garbage).isLessThan(100_000);
            assertThat(end.malformed()).allMatch(sentence -> sentence.length() < 1000);
            assertThat(malformed + end.malformed().size()).as("sentences on endless '%s'", garbage).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void frameIsTheFormThatIsFound() {
        Optional<CallFrame> frame = detector().frame("search");
        assumeTrue(frame.isPresent(), "The detector has no frame");
        hears(frame.get().before() + SEARCH.arguments() + frame.get().after(), "", SEARCH);
    }

    @Test
    void callCutOffByTheEndIsAccountedFor() {
        String whole = written(SEARCH);
        for (int length = 1; length < whole.length(); length++) {
            Heard heard = hear(whole.substring(0, length), seeds.random("cuts"), 4);
            boolean passedOn = heard.text().equals(whole.substring(0, length));
            assertThat(passedOn || !heard.malformed().isEmpty() || heard.calls().equals(List.of(SEARCH)))
                    .as("'%s' is passed on as text, or named as malformed", whole.substring(0, length))
                    .isTrue();
        }
    }

    @Test
    void scannersDoNotDisturbEachOther() {
        CallDetector detector = detector();
        CallScanner one = detector.open(List.of("search", "add"));
        CallScanner other = detector.open(List.of("search", "add"));
        List<DetectedCall> calls = new ArrayList<>();
        for (char character : written(SEARCH).toCharArray()) {
            calls.addAll(one.scan(String.valueOf(character)).calls());
            other.scan("x");
        }
        calls.addAll(one.end().calls());
        assertThat(calls).containsExactly(SEARCH);
    }

    @Test
    void responseCarriesItsContent() {
        assertThat(detector().respond(SEARCH, "sunny, 21 degrees")).contains("sunny, 21 degrees");
    }

    @Test
    void fitIsAboveThatOfAnotherTemplate() {
        assertThat(factory().fit("")).isZero();
        assertThat(factory().fit(fittingTemplate())).isPositive();
    }

    @Test
    void tokenCostsMicroseconds() {
        CallScanner scanner = detector().open(List.of("search"));
        String prose = PROSE.repeat(100);
        long start = 0;
        int tokens = 0;
        for (int round = 0; round < 3; round++) {
            start = System.nanoTime();
            tokens = 0;
            for (int from = 0; from + 4 < prose.length(); from += 4) {
                scanner.scan(prose.substring(from, from + 4));
                tokens++;
            }
        }
        assertThat((System.nanoTime() - start) / 1e3 / tokens).as("microseconds per token").isLessThan(50);
    }
}
