package dev.augury.core.pipeline;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.ServeRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a speaker of {@link CallingVocabulary} says when nothing else is in the world and the responses that really came lie in its context from the start. */
final class Alone {

    private int[] tokens;
    private int count;
    final StringBuilder text = new StringBuilder();
    final List<Integer> segments = new ArrayList<>();
    int outputTokens;
    int responseTokens;

    /** Follows an answer through its calls, as its outcome tells them, to its last token; the first tokens may be forced upon it. */
    Alone(int[] prompt, ServeRequest request, Outcome.SequenceOutcome outcome, Map<String, int[]> written, int... forced) {
        tokens = Arrays.copyOf(prompt, prompt.length + outcome.outputTokens() + 4096);
        count = prompt.length;
        for (Outcome.SegmentOutcome segment : outcome.segments()) {
            for (int i = 0; i < segment.outputTokens(); i++) {
                boolean told = outputTokens < forced.length;
                say(told ? forced[outputTokens] : HashEngine.next(tokens, count, request.sampling().seed(), outcome.choice()));
            }
            segments.add(segment.outputTokens());
            Outcome.CallOutcome call = segment.call();
            if (call != null && call.responseTokens() != null) {
                for (int token : written.getOrDefault(call.call(), new int[0])) {
                    tokens[count++] = token;
                    responseTokens++;
                }
            }
        }
    }

    private void say(int token) {
        tokens[count++] = token;
        outputTokens++;
        if (!CallingVocabulary.calls(token) && !CallingVocabulary.malformed(token)) {
            text.append(CallingVocabulary.text(token));
        }
    }

    /** Returns all tokens: the prompt, what was said and what came between. */
    int[] tokens() {
        return Arrays.copyOf(tokens, count);
    }
}
