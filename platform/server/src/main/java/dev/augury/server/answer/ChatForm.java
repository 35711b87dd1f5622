package dev.augury.server.answer;

import dev.augury.core.flow.ApiCall;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.CallEvent;
import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.server.answer.CallShapes.Extra;
import dev.augury.server.answer.CallShapes.HostedCall;
import dev.augury.server.answer.CallShapes.ToolCall;
import dev.augury.server.answer.CallShapes.ToolCallDelta;
import dev.augury.server.answer.ChatShapes.Chunk;
import dev.augury.server.answer.ChatShapes.ChunkChoice;
import dev.augury.server.answer.ChatShapes.ChunkWithUsage;
import dev.augury.server.answer.ChatShapes.Content;
import dev.augury.spi.engine.Logprobs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers chat completions. */
public final class ChatForm implements AnswerForm {

    private static final String ROLE = "assistant";
    private static final ChatShapes.Delta NOTHING = new ChatShapes.Delta(null, null, null);

    private final Frame frame;
    private final boolean[] begun;
    private final StringBuilder[] texts;
    private final List<List<TokenLogprob>> logprobs = new ArrayList<>();
    private final @Nullable String[] reasons;
    private final Map<String, HostedCall> hosted = new LinkedHashMap<>();
    private final Map<Integer, List<ToolCall>> toolCalls = new HashMap<>();
    private @Nullable String finish;

    /** Makes the form of one answer. */
    public ChatForm(Frame frame) {
        this.frame = frame;
        int choices = frame.asked().choices();
        begun = new boolean[choices];
        texts = new StringBuilder[choices];
        reasons = new String[choices];
        for (int i = 0; i < choices; i++) {
            texts[i] = new StringBuilder();
            logprobs.add(new ArrayList<>());
        }
    }

    @Override
    public List<Object> chunks(Delta delta) {
        Content content = frame.asked().logprobs() ? new Content(tokens(delta), null) : null;
        if (delta.text().isEmpty() && (content == null || content.content().isEmpty())) {
            return List.of();
        }
        Object text = chunk(new ChunkChoice(delta.choice(), new ChatShapes.Delta(null, delta.text(), null), content, null), null);
        return begin(delta.choice(), text);
    }

    @Override
    public List<Object> chunks(ChoiceFinished finished) {
        String word = AnswerForm.word(finished.reason());
        if (word == null) {
            return List.of();
        }
        return begin(finished.choice(), chunk(new ChunkChoice(finished.choice(), NOTHING, null, word), Extra.of(finished.reason())));
    }

    @Override
    public List<Object> chunks(Usage usage) {
        return frame.asked().includeUsage() ? List.of(chunk(List.of(), UsageBody.of(usage), Extra.of(usage))) : List.of();
    }

    @Override
    public List<Object> chunks(CallEvent event) {
        return switch (event) {
            case TokenEvent.CallStarted started -> begin(event.choice(), announcement(event.choice(), HostedCall.of(started)));
            case TokenEvent.CallFinished finished -> begin(event.choice(), announcement(event.choice(), HostedCall.of(finished)));
            case TokenEvent.Calls asked -> begin(event.choice(), chunk(new ChunkChoice(event.choice(), asked(asked), null, null), null));
        };
    }

    private Object announcement(int choice, HostedCall call) {
        return chunk(new ChunkChoice(choice, NOTHING, null, null), Extra.of(call));
    }

    private static ChatShapes.Delta asked(TokenEvent.Calls asked) {
        List<ToolCallDelta> calls = new ArrayList<>();
        for (ApiCall call : asked.calls()) {
            calls.add(new ToolCallDelta(calls.size(), call.id(), "function", CallShapes.Function.of(call)));
        }
        return new ChatShapes.Delta(null, null, calls);
    }

    @Override
    public void gather(CallEvent event) {
        switch (event) {
            case TokenEvent.CallStarted started -> hosted.put(started.call(), HostedCall.of(started));
            case TokenEvent.CallFinished finished -> hosted.computeIfPresent(finished.call(), (id, call) -> call.ended(finished));
            case TokenEvent.Calls asked -> toolCalls.put(asked.choice(), asked.calls().stream().map(ToolCall::of).toList());
        }
    }

    @Override
    public void gather(Delta delta) {
        texts[delta.choice()].append(delta.text());
        if (frame.asked().logprobs()) {
            logprobs.get(delta.choice()).addAll(tokens(delta));
        }
    }

    @Override
    public void gather(ChoiceFinished finished) {
        reasons[finished.choice()] = AnswerForm.word(finished.reason());
        finish = finish == null ? Extra.word(finished.reason()) : finish;
    }

    @Override
    public Object body(Usage usage) {
        List<ChatShapes.Choice> choices = new ArrayList<>(texts.length);
        for (int i = 0; i < texts.length; i++) {
            Content content = frame.asked().logprobs() ? new Content(logprobs.get(i), null) : null;
            List<ToolCall> calls = toolCalls.get(i);
            String text = calls != null && texts[i].isEmpty() ? null : texts[i].toString();
            ChatShapes.Message message = new ChatShapes.Message(ROLE, text, null, calls);
            choices.add(new ChatShapes.Choice(i, message, content, Objects.requireNonNull(reasons[i], "an answer has no end")));
        }
        return new ChatShapes.Completion(
                frame.asked().id(),
                "chat.completion",
                frame.created(),
                frame.asked().model(),
                choices,
                UsageBody.of(usage),
                frame.asked().serviceTier(),
                extra(usage));
    }

    private @Nullable Extra extra(Usage usage) {
        if (hosted.isEmpty() && finish == null) {
            return Extra.of(usage);
        }
        return new Extra(null, List.copyOf(hosted.values()), usage.responseTokens(), Extra.word(usage.followUp()), finish);
    }

    /** Puts the role before the first chunk of an answer. */
    private List<Object> begin(int choice, Object chunk) {
        if (begun[choice]) {
            return List.of(chunk);
        }
        begun[choice] = true;
        return List.of(chunk(new ChunkChoice(choice, new ChatShapes.Delta(ROLE, "", null), null, null), null), chunk);
    }

    private Object chunk(ChunkChoice choice, @Nullable Extra extra) {
        return chunk(List.of(choice), null, extra);
    }

    private Object chunk(List<ChunkChoice> choices, @Nullable UsageBody usage, @Nullable Extra extra) {
        String object = "chat.completion.chunk";
        String id = frame.asked().id();
        String model = frame.asked().model();
        String tier = frame.asked().serviceTier();
        return frame.asked().includeUsage()
                ? new ChunkWithUsage(id, object, frame.created(), model, choices, usage, tier, extra)
                : new Chunk(id, object, frame.created(), model, choices, tier, extra);
    }

    private List<TokenLogprob> tokens(Delta delta) {
        List<TokenLogprob> tokens = new ArrayList<>(delta.tokens().size());
        for (TokenText token : delta.tokens()) {
            Logprobs known = token.logprobs();
            if (known != null) {
                tokens.add(TokenWords.chat(token, known, frame.model()));
            }
        }
        return tokens;
    }
}
