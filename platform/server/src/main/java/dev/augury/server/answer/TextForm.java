package dev.augury.server.answer;

import dev.augury.core.flow.TokenEvent.CallEvent;
import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.server.answer.TextShapes.Choice;
import dev.augury.server.answer.TextShapes.ChunkWithUsage;
import dev.augury.server.answer.TextShapes.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers text completions. */
public final class TextForm implements AnswerForm {

    private final Frame frame;
    private final StringBuilder[] texts;
    private final TextLogprobs[] whole;
    private final TextLogprobs[] pieces;
    private final @Nullable String[] reasons;

    /** Makes the form of one answer. */
    public TextForm(Frame frame) {
        this.frame = frame;
        int choices = frame.asked().choices();
        texts = new StringBuilder[choices];
        whole = new TextLogprobs[choices];
        pieces = new TextLogprobs[choices];
        reasons = new String[choices];
        for (int i = 0; i < choices; i++) {
            texts[i] = new StringBuilder();
            whole[i] = new TextLogprobs(frame.model());
            pieces[i] = new TextLogprobs(frame.model());
        }
    }

    @Override
    public List<Object> chunks(Delta delta) {
        TextLogprobs kept = pieces[delta.choice()];
        TextShapes.Logprobs logprobs = null;
        if (frame.asked().logprobs()) {
            kept.add(delta);
            logprobs = kept.take();
        }
        if (delta.text().isEmpty() && (logprobs == null || logprobs.tokens().isEmpty())) {
            return List.of();
        }
        return List.of(chunk(List.of(new Choice(delta.text(), delta.choice(), logprobs, null)), null));
    }

    @Override
    public List<Object> chunks(CallEvent event) {
        throw new IllegalStateException("A continued text called a tool: " + event);
    }

    @Override
    public void gather(CallEvent event) {
        throw new IllegalStateException("A continued text called a tool: " + event);
    }

    @Override
    public List<Object> chunks(ChoiceFinished finished) {
        String word = AnswerForm.word(finished.reason());
        return word == null ? List.of() : List.of(chunk(List.of(new Choice("", finished.choice(), null, word)), null));
    }

    @Override
    public List<Object> chunks(Usage usage) {
        return frame.asked().includeUsage() ? List.of(chunk(List.of(), UsageBody.of(usage))) : List.of();
    }

    @Override
    public void gather(Delta delta) {
        texts[delta.choice()].append(delta.text());
        if (frame.asked().logprobs()) {
            whole[delta.choice()].add(delta);
        }
    }

    @Override
    public void gather(ChoiceFinished finished) {
        reasons[finished.choice()] = AnswerForm.word(finished.reason());
    }

    @Override
    public Object body(Usage usage) {
        List<Choice> choices = new ArrayList<>(texts.length);
        for (int i = 0; i < texts.length; i++) {
            TextShapes.Logprobs logprobs = frame.asked().logprobs() ? whole[i].take() : null;
            choices.add(new Choice(texts[i].toString(), i, logprobs, Objects.requireNonNull(reasons[i], "an answer has no end")));
        }
        String id = frame.asked().id();
        return new Completion(
                id, TextShapes.OBJECT, frame.created(), frame.asked().model(), choices, UsageBody.of(usage), frame.asked().serviceTier());
    }

    private Object chunk(List<Choice> choices, @Nullable UsageBody usage) {
        String id = frame.asked().id();
        String model = frame.asked().model();
        String tier = frame.asked().serviceTier();
        return frame.asked().includeUsage()
                ? new ChunkWithUsage(id, TextShapes.OBJECT, frame.created(), model, choices, usage, tier)
                : new Completion(id, TextShapes.OBJECT, frame.created(), model, choices, null, tier);
    }
}
