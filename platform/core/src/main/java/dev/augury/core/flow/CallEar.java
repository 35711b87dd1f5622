package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parts what a model writes in one turn into text and calls. The tokens of a call are tokens of no text. */
final class CallEar {

    private final CallScanner scanner;
    private final Set<String> last;
    private final boolean onlyCalls;
    private final List<DetectedCall> calls = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();
    private final List<TokenText> undecided = new ArrayList<>();
    private final List<TokenText> decided = new ArrayList<>();

    CallEar(Reader.Listening listening) {
        scanner = listening.scanner();
        last = listening.last();
        onlyCalls = listening.onlyCalls();
    }

    /** Returns whether a tool was called after whose call the model is not listened to any more. */
    boolean enough() {
        return calls.stream().anyMatch(call -> last.contains(call.tool()));
    }

    /** Takes a token and the text that it added. Returns what is certainly text, which may come from earlier tokens. */
    String hear(TokenText token, String text) {
        undecided.add(token);
        return take(scan(() -> scanner.scan(text)));
    }

    /** Takes the last text of the turn. Returns what is text of all that was held back. */
    String end(String text) {
        String rest = text.isEmpty() ? "" : take(scan(() -> scanner.scan(text)));
        return rest + take(scan(scanner::end));
    }

    /** Returns whether there was a call, or something written as one. */
    boolean heard() {
        return !calls.isEmpty() || !malformed.isEmpty();
    }

    /** Returns what the model called. */
    Turn turn() {
        return new Turn(calls, malformed);
    }

    /** Returns the tokens behind the text returned since the last time. */
    List<TokenText> takeTokens() {
        List<TokenText> taken = List.copyOf(decided);
        decided.clear();
        return taken;
    }

    private String take(CallScanner.Scan scan) {
        boolean call = !scan.calls().isEmpty() || !scan.malformed().isEmpty();
        calls.addAll(scan.calls());
        malformed.addAll(scan.malformed());
        if (call || onlyCalls) {
            undecided.clear();
        } else if (!scan.text().isEmpty()) {
            decided.addAll(undecided);
            undecided.clear();
        }
        return onlyCalls ? "" : scan.text();
    }

    private static CallScanner.Scan scan(Step step) {
        try {
            CallScanner.Scan scan = step.scan();
            if (scan != null) {
                return scan;
            }
        } catch (RuntimeException | StackOverflowError failure) {
            throw new CallFormException("The call detector failed: " + failure, failure);
        }
        throw new CallFormException("The call detector returned null instead of a scan", null);
    }

    @FunctionalInterface
    private interface Step {
        CallScanner.Scan scan();
    }
}
