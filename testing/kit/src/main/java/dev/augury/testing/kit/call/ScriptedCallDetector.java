package dev.augury.testing.kit.call;

import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import java.util.ArrayList;
import java.util.List;

/** A detector for a form of its own: {@code <call>tool {"argument": 1}</call>}. A tool that was not declared makes the call malformed. */
public final class ScriptedCallDetector implements CallDetector {

    static final String OPEN = "<call>";
    static final String CLOSE = "</call>";
    private static final int HELD_MAX = 64 * 1024;

    /** Returns a call as a model would write it. */
    public static String written(DetectedCall call) {
        return OPEN + call.tool() + " " + call.arguments() + CLOSE;
    }

    @Override
    public CallScanner open(List<String> tools) {
        return new Scanner(List.copyOf(tools));
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return "<result>" + response + "</result>";
    }

    /** Holds back what may be the beginning of a call. */
    private static final class Scanner implements CallScanner {

        private final List<String> tools;
        private String held = "";
        private boolean broken;

        Scanner(List<String> tools) {
            this.tools = tools;
        }

        @Override
        public Scan scan(String text) {
            if (tools.isEmpty()) {
                return new Scan(text, List.of(), List.of());
            }
            if (broken) {
                return new Scan("", List.of(), List.of());
            }
            held += text;
            StringBuilder free = new StringBuilder();
            List<DetectedCall> calls = new ArrayList<>();
            List<String> malformed = new ArrayList<>();
            for (int begin = held.indexOf(OPEN); begin >= 0; begin = held.indexOf(OPEN)) {
                int end = endOfCall(held, begin);
                if (end < 0) {
                    break;
                }
                free.append(held, 0, begin);
                read(held.substring(begin + OPEN.length(), end), calls, malformed);
                held = held.substring(end + CLOSE.length());
            }
            int keep = held.contains(OPEN) ? held.indexOf(OPEN) : possibleBeginning(held);
            free.append(held, 0, keep);
            held = held.substring(keep);
            if (held.length() > HELD_MAX) {
                broken = true;
                held = "";
                malformed.add("A call is longer than " + HELD_MAX + " characters.");
            }
            return new Scan(free.toString(), calls, malformed);
        }

        /** Returns the place of the first closing mark that does not stand inside a JSON string, or -1. */
        private static int endOfCall(String text, int begin) {
            boolean inString = false;
            for (int i = begin; i < text.length(); i++) {
                char c = text.charAt(i);
                if (inString && c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = !inString;
                } else if (!inString && text.startsWith(CLOSE, i)) {
                    return i;
                }
            }
            return -1;
        }

        private static int possibleBeginning(String text) {
            for (int length = Math.min(OPEN.length() - 1, text.length()); length > 0; length--) {
                if (text.endsWith(OPEN.substring(0, length))) {
                    return text.length() - length;
                }
            }
            return text.length();
        }

        private void read(String inner, List<DetectedCall> calls, List<String> malformed) {
            int space = inner.indexOf(' ');
            String tool = space < 0 ? inner : inner.substring(0, space);
            if (space < 0 || !tools.contains(tool)) {
                malformed.add("There is no tool '" + tool + "'; declared are " + tools + ".");
            } else {
                calls.add(new DetectedCall(tool, inner.substring(space + 1)));
            }
        }

        @Override
        public Scan end() {
            boolean begun = held.startsWith(OPEN);
            Scan rest = new Scan(begun ? "" : held, List.of(), begun ? List.of("A call was begun but not ended: " + held) : List.of());
            held = "";
            return rest;
        }
    }
}
