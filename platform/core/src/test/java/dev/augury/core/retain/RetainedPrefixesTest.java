package dev.augury.core.retain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.ClientTurn;
import dev.augury.core.flow.ConversationKey;
import dev.augury.core.flow.Features;
import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Lineage;
import dev.augury.core.flow.Outcome.CallOutcome;
import dev.augury.core.flow.Outcome.SegmentOutcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.RetainCounts;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.time.VirtualTime;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetainedPrefixesTest {

    private static final int[] TOKENS = {1, 2, 3, 4};
    private static final List<Map<String, @Nullable Object>> QUESTION = List.of(
            message("role", "system", "content", "Be brief."), message("role", "user", "content", "How many?"));

    private final VirtualTime time = new VirtualTime();
    private final List<Settled> settled = new ArrayList<>();
    private final RetainedPrefixes prefixes = prefixes(new RetainLimits(3, 100, 100, Duration.ofSeconds(10)));

    @Test
    void conversationIsFoundHoweverItIsWritten() {
        RetainedPrefix kept = keep("t", "c1", "Let me see. ");
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("b", List.of(BigInteger.ONE, 2.50));
        arguments.put("a", 3.0);
        arguments.put("nothing", null);
        for (Object content : new Object[] {"Let me see.", " Let me see.\n"}) {
            var found = find("t", chat(content, "c1", arguments, "4"));
            assertThat(found.followUp()).isEqualTo(FollowUp.SPLICED);
            assertThat(found.prefix()).isSameAs(kept);
            assertThat(found.messages()).isEqualTo(3);
        }
    }

    @Test
    void absentTextIsEmptyText() {
        keep("t", "c1", "");
        for (Object content : new Object[] {"", " ", null}) {
            assertThat(find("t", chat(content, "c1", arguments(), "4")).followUp()).isEqualTo(FollowUp.SPLICED);
        }
    }

    @Test
    void whatSaysSomethingElseIsNotFound() {
        keep("t", "c1", "Hm.");
        assertThat(find("t", chat("Hm.", "c2", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        assertThat(find("u", chat("Hm.", "c1", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        assertThat(find("t", chat("Hm!", "c1", arguments(), "4")).followUp()).isEqualTo(FollowUp.CHANGED);
        assertThat(find("t", chat("Hm.", "c1", Map.of("a", "3", "b", List.of(1, 2.5)), "4")).followUp()).isEqualTo(FollowUp.CHANGED);
        assertThat(find("t", chat("Hm.", "c1", Map.of("a", 3, "b", List.of(2.5, 1)), "4")).followUp()).isEqualTo(FollowUp.CHANGED);
        List<Map<String, @Nullable Object>> other = new ArrayList<>(chat("Hm.", "c1", arguments(), "4").messages());
        other.set(0, message("role", "system", "content", "Be long."));
        assertThat(find("t", new Prompt.Chat(other, null, Map.of())).followUp()).isEqualTo(FollowUp.CHANGED);
        assertThat(find("t", new Prompt.Chat(QUESTION, null, Map.of())).followUp()).isEqualTo(FollowUp.NONE);
    }

    @Test
    void earlierAnswerIsFoundWhereTheLatestIsNot() {
        RetainedPrefix kept = keep("t", "c1", "Hm.");
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(chat("Hm.", "c1", arguments(), "4").messages());
        messages.addAll(chat("And?", "elsewhere", arguments(), "5").messages().subList(2, 4));
        var found = find("t", new Prompt.Chat(messages, null, Map.of()));
        assertThat(found.prefix()).isSameAs(kept);
        assertThat(found.messages()).isEqualTo(3);
    }

    @Test
    void clientThatReturnsIsToldOnce() {
        RetainedPrefix kept = keep("t", "c1", "Hm.");
        time.runUntil(3_000_000_000L);
        prefixes.returned(kept, time.now(), 7);
        prefixes.returned(kept, time.now() + 5, 9);
        assertThat(settled).hasSize(1);
        assertThat(settled.getFirst().outcome().call()).isEqualTo(new CallOutcome("c1", "count", 3_000_000_000L, 7));
        assertThat(settled.getFirst().start()).isEqualTo(new SegmentStart(0, 2, 0, List.of()));
        assertThat(prefixes.counts()).isEqualTo(new RetainCounts(1, 4, 1, 1, 0, 0));
        assertThat(prefixes.keeps(kept.id())).isTrue();
    }

    @Test
    void clientThatDoesNotReturnIsToldWhenItsTimeHasPassed() {
        RetainedPrefix kept = keep("t", "c1", "Hm.");
        assertThat(prefixes.nextExpiry()).hasValue(10_000_000_000L);
        time.runUntil(9_999_999_999L);
        prefixes.expire();
        assertThat(prefixes.keeps(kept.id())).isTrue();
        time.runUntil(10_000_000_000L);
        assertThat(find("t", chat("Hm.", "c1", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        assertThat(prefixes.nextExpiry()).isEmpty();
        assertThat(settled).extracting(one -> one.outcome().call()).containsExactly(new CallOutcome("c1", "count", null, null));
        assertThat(prefixes.counts()).isEqualTo(new RetainCounts(0, 0, 1, 0, 1, 0));
    }

    @Test
    void oldestGoesFirstBeyondTheLimits() {
        for (int i = 1; i <= 4; i++) {
            keep("t", "c" + i, "Hm.");
        }
        assertThat(find("t", chat("Hm.", "c1", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        assertThat(find("t", chat("Hm.", "c2", arguments(), "4")).followUp()).isEqualTo(FollowUp.SPLICED);
        assertThat(prefixes.counts()).isEqualTo(new RetainCounts(3, 12, 4, 0, 0, 1));
        RetainedPrefixes few = prefixes(new RetainLimits(9, 9, 9, Duration.ofSeconds(10)));
        for (int i = 1; i <= 3; i++) {
            few.keep(turn("t", "c" + i, "Hm.", true));
        }
        assertThat(few.counts().prefixes()).isEqualTo(2);
        assertThat(few.counts().tokens()).isEqualTo(8);
    }

    @Test
    void tenantThatHasMostMakesRoom() {
        keep("small", "s1", "Hm.");
        for (int i = 1; i <= 20; i++) {
            keep("large", "l" + i, "Hm.");
        }
        assertThat(find("small", chat("Hm.", "s1", arguments(), "4")).followUp()).as("oldest of all, and all that its tenant has").isEqualTo(FollowUp.SPLICED);
        assertThat(find("large", chat("Hm.", "l18", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        assertThat(find("large", chat("Hm.", "l19", arguments(), "4")).followUp()).isEqualTo(FollowUp.SPLICED);
        keep("third", "t1", "Hm.");
        assertThat(find("large", chat("Hm.", "l19", arguments(), "4")).followUp()).isEqualTo(FollowUp.UNKNOWN);
        keep("fourth", "f1", "Hm.");
        assertThat(find("small", chat("Hm.", "s1", arguments(), "4")).followUp()).as("all have as much, and this is the oldest").isEqualTo(FollowUp.UNKNOWN);
        assertThat(prefixes.counts()).isEqualTo(new RetainCounts(3, 12, 23, 0, 0, 20));
    }

    @Test
    void tenantWithMostTokensMakesRoomForTokens() {
        RetainedPrefixes few = prefixes(new RetainLimits(9, 12, 9, Duration.ofSeconds(10)));
        few.keep(turn("small", "s1", "Hm.", true));
        for (int i = 1; i <= 5; i++) {
            few.keep(turn("large", "l" + i, "Hm.", true));
        }
        Prompt.Chat small = chat("Hm.", "s1", arguments(), "4");
        assertThat(few.find("small", small, ConversationKeys.of(small)).followUp()).isEqualTo(FollowUp.SPLICED);
        assertThat(few.counts()).isEqualTo(new RetainCounts(3, 12, 6, 0, 0, 3));
    }

    @Test
    void whatIsNotKeptIsToldAtOnce() {
        assertThat(prefixes.keep(turn("t", "c1", "Hm.", false))).isNull();
        assertThat(prefixes(new RetainLimits(0, 9, 9, Duration.ofSeconds(1))).keep(turn("t", "c1", "Hm.", true))).isNull();
        assertThat(prefixes(new RetainLimits(9, 3, 9, Duration.ofSeconds(1))).keep(turn("t", "c1", "Hm.", true))).isNull();
        assertThat(settled).hasSize(3);
        prefixes.forget(keep("t", "c9", "Hm."));
        assertThat(prefixes.counts().prefixes()).isZero();
        assertThat(settled).hasSize(3);
    }

    @Test
    void whatIsLeftOfARequestHoldsNoTexts() {
        prefixes.returned(keep("t", "c1", "Hm."), 0, null);
        Request left = settled.getFirst().request();
        assertThat(left.asked().prompt()).isInstanceOf(Prompt.Tokens.class);
        assertThat(left.reading().prompt().text()).isEmpty();
        assertThat(left.reading().prompt().tools()).containsExactly("count");
        assertThat(left.tenant()).isEqualTo("t");
    }

    private RetainedPrefixes prefixes(RetainLimits limits) {
        return new RetainedPrefixes(limits, time, _ -> arguments(), settled::add);
    }

    private RetainedPrefix keep(String tenant, String call, String said) {
        RetainedPrefix kept = prefixes.keep(turn(tenant, call, said, true));
        assertThat(kept).isNotNull();
        return kept;
    }

    private RetainedPrefixes.Found find(String tenant, Prompt.Chat chat) {
        return prefixes.find(tenant, chat, ConversationKeys.of(chat));
    }

    private ClientTurn turn(String tenant, String call, String said, boolean whole) {
        Prompt.Chat chat = new Prompt.Chat(QUESTION, null, Map.of());
        ServeRequest asked = new ServeRequest(
                "chat-1", "m", tenant, null, null, chat, new ServeRequest.Limits(5, 0, List.of(), List.of(), false), SamplingSpec.builder().build(), 1, false);
        ConversationKey key = ConversationKeys.of(chat).getLast();
        TokenizedPrompt prompt = new TokenizedPrompt(Arrays.copyOf(TOKENS, 2), "a text", "template", null, List.of("count"), "tools")
                .of(new Lineage(key, FollowUp.NONE, null));
        Prediction expected = Prediction.builder().outputTokens(Estimate.exactly(2)).build();
        Request request = new Request(
                1, time.now(), asked, new Request.Reading("m", prompt, 5, new Features(1, new float[0], 0, 0, 0), expected, null),
                new Request.Channel(_ -> true, () -> {}));
        SegmentOutcome last = new SegmentOutcome(0, 2, expected, 2, false, 0, 1, new CallOutcome(call, "count", null, null));
        return new ClientTurn(
                request, List.of(new ApiCall(call, new DetectedCall("count", "{}"), null)), said, TOKENS, true, whole,
                new ClientTurn.Last(SegmentStart.first(2), last));
    }

    private static Map<String, Object> arguments() {
        return Map.of("a", 3, "b", List.of(1, 2.5));
    }

    private static Prompt.Chat chat(@Nullable Object content, String call, Map<String, ?> arguments, String result) {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(QUESTION);
        messages.add(message(
                "content", content, "role", "assistant", "tool_calls",
                List.of(Map.of("type", "function", "id", call, "function", Map.of("name", "count", "arguments", arguments)))));
        messages.add(message("role", "tool", "tool_call_id", call, "content", result));
        return new Prompt.Chat(messages, null, Map.of());
    }

    private static Map<String, @Nullable Object> message(@Nullable Object... members) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            message.put(String.valueOf(members[i]), members[i + 1]);
        }
        return message;
    }
}
