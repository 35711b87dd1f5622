package dev.augury.replay.run;

import dev.augury.replay.trace.Trace;
import dev.augury.replay.trace.TracedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes what a trace's requests answer in the form in which the engine {@code simulated} reads it. */
public final class ScriptText {

    private ScriptText() {}

    /** Writes one line per request, in their order. */
    public static void write(Trace trace, Path file) throws IOException {
        Files.write(file, trace.requests().stream().map(ScriptText::line).toList());
    }

    /** Returns the line of a request. */
    static String line(TracedRequest request) {
        return request.segments().stream().map(ScriptText::segment).collect(Collectors.joining(" "));
    }

    private static String segment(TracedRequest.Segment segment) {
        TracedRequest.Call call = segment.call();
        return segment.tokens() + "@" + ReplayModel.END + (call == null ? "" : "+" + call.responseTokens());
    }
}
