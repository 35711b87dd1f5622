package dev.augury.server.answer;

import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.server.answer.ChatShapes.Chunk;
import dev.augury.server.answer.ChatShapes.ChunkChoice;
import dev.augury.server.answer.ChatShapes.ChunkWithUsage;
import dev.augury.server.answer.ChatShapes.Content;
import dev.augury.spi.engine.Logprobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers chat completions. */
public final class ChatForm implements AnswerForm {

    private static final String ROLE = "assistant";

    private final Frame frame;
    private final boolean[] begun;
    private final StringBuilder[] texts;
    private final List<List<TokenLogprob>> logprobs = new ArrayList<>();
    private final @Nullable String[] reasons;

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
        Object text = chunk(new ChunkChoice(delta.choice(), new ChatShapes.Delta(null, delta.text()), content, null));
        return begin(delta.choice(), text);
    }

    @Override
    public List<Object> chunks(ChoiceFinished finished) {
        String word = AnswerForm.word(finished.reason());
        if (word == null) {
            return List.of();
        }
        return begin(finished.choice(), chunk(new ChunkChoice(finished.choice(), new ChatShapes.Delta(null, null), null, word)));
    }

    @Override
    public List<Object> chunks(Usage usage) {
        return frame.asked().includeUsage() ? List.of(chunk(List.of(), UsageBody.of(usage))) : List.of();
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
    }

    @Override
    public Object body(Usage usage) {
        List<ChatShapes.Choice> choices = new ArrayList<>(texts.length);
        for (int i = 0; i < texts.length; i++) {
            Content content = frame.asked().logprobs() ? new Content(logprobs.get(i), null) : null;
            ChatShapes.Message message = new ChatShapes.Message(ROLE, texts[i].toString(), null);
            choices.add(new ChatShapes.Choice(i, message, content, Objects.requireNonNull(reasons[i], "an answer has no end")));
        }
        return new ChatShapes.Completion(
                frame.asked().id(),
                "chat.completion",
                frame.created(),
                frame.asked().model(),
                choices,
                UsageBody.of(usage),
                frame.asked().serviceTier());
    }

    /** Puts the role before the first chunk of an answer. */
    private List<Object> begin(int choice, Object chunk) {
        if (begun[choice]) {
            return List.of(chunk);
        }
        begun[choice] = true;
        return List.of(chunk(new ChunkChoice(choice, new ChatShapes.Delta(ROLE, ""), null, null)), chunk);
    }

    private Object chunk(ChunkChoice choice) {
        return chunk(List.of(choice), null);
    }

    private Object chunk(List<ChunkChoice> choices, @Nullable UsageBody usage) {
        String object = "chat.completion.chunk";
        String id = frame.asked().id();
        String model = frame.asked().model();
        String tier = frame.asked().serviceTier();
        return frame.asked().includeUsage()
                ? new ChunkWithUsage(id, object, frame.created(), model, choices, usage, tier)
                : new Chunk(id, object, frame.created(), model, choices, tier);
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
