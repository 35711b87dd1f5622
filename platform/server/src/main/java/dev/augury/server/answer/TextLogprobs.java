package dev.augury.server.answer;

import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.engine.Logprobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the log-probabilities of one text answer. Offsets count characters of the whole answer, also across {@link #take}. */
final class TextLogprobs {

    private final ServedModel model;
    private List<String> tokens = new ArrayList<>();
    private List<@Nullable Float> logprobs = new ArrayList<>();
    private List<@Nullable Map<String, Float>> tops = new ArrayList<>();
    private List<Integer> offsets = new ArrayList<>();
    private int length;

    TextLogprobs(ServedModel model) {
        this.model = model;
    }

    void add(Delta delta) {
        int offset = length;
        length += delta.text().codePointCount(0, delta.text().length());
        for (TokenText token : delta.tokens()) {
            Logprobs known = token.logprobs();
            tokens.add(TokenWords.distinctText(token.bytes()));
            logprobs.add(known == null ? null : TokenWords.finite(known.logprob()));
            tops.add(known == null ? null : top(token, known));
            offsets.add(Math.min(offset, length));
            String text = TokenWords.text(token.bytes());
            offset += text.codePointCount(0, text.length());
        }
    }

    /** Returns what came since the last call. */
    TextShapes.Logprobs take() {
        TextShapes.Logprobs taken = new TextShapes.Logprobs(tokens, logprobs, tops, offsets);
        tokens = new ArrayList<>();
        logprobs = new ArrayList<>();
        tops = new ArrayList<>();
        offsets = new ArrayList<>();
        return taken;
    }

    /** The chosen token is always among them, as with OpenAI. */
    private Map<String, Float> top(TokenText token, Logprobs known) {
        Map<String, Float> top = new LinkedHashMap<>();
        for (int i = 0; i < known.topTokens().length; i++) {
            top.put(TokenWords.distinctText(model.bytes(known.topTokens()[i])), TokenWords.finite(known.topLogprobs()[i]));
        }
        top.putIfAbsent(TokenWords.distinctText(token.bytes()), TokenWords.finite(known.logprob()));
        return top;
    }
}
