package dev.augury.core.loop;

import dev.augury.core.flow.CallFormException;
import dev.augury.core.flow.Reader;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.Toolset;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.model.Vocabulary;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes what reads answers.
 *
 * @param vocabulary the model's tokens
 * @param decoders gives a decoder for an answer that goes on after that token
 * @param callDecoders the same for an answer in which calls are looked for
 * @param detector finds calls, or null where the model cannot call
 */
record Readers(
        Vocabulary vocabulary, IntFunction<TextDecoder> decoders, IntFunction<TextDecoder> callDecoders, @Nullable CallDetector detector) {

    /**
     * Makes the reader of an answer.
     *
     * @throws CallFormException when the detector of calls fails
     */
    Reader open(Request request) {
        var limits = request.asked().limits();
        Reader.Rules rules = new Reader.Rules(limits.stop(), Set.copyOf(limits.stopTokens()), limits.ignoreEnd(), request.outputTokensMax());
        int last = request.reading().prompt().tokens()[request.promptTokens() - 1];
        Toolset tools = request.asked().tools();
        Reader.Listening listening = tools.isEmpty() ? null : listening(tools, !tools.forced().isEmpty());
        return new Reader(rules, (listening == null ? decoders : callDecoders).apply(last), vocabulary, listening);
    }

    /**
     * Lets the reader of a sequence read its model's next turn, which comes after the token {@code last}.
     *
     * @throws CallFormException when the detector of calls fails
     */
    void resume(Sequence sequence, int last) {
        Reader.Listening listening = listening(sequence.request().asked().tools(), false);
        if (listening == null) {
            throw new IllegalStateException(sequence + " made calls that nobody can have detected");
        }
        sequence.reader().resume(callDecoders.apply(last), listening, sequence.outputTokens() + sequence.outputTokensLeft());
    }

    private Reader.@Nullable Listening listening(Toolset tools, boolean onlyCalls) {
        if (detector == null) {
            return null;
        }
        CallScanner scanner;
        try {
            scanner = detector.open(tools.names());
        } catch (RuntimeException | LinkageError failure) {
            throw new CallFormException("The call detector failed: " + failure, failure);
        }
        if (scanner == null) {
            throw new CallFormException("The call detector opened no scanner", null);
        }
        return new Reader.Listening(scanner, tools.single() ? tools.client() : Set.of(), onlyCalls);
    }
}
