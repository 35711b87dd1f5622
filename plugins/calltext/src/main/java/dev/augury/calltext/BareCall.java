package dev.augury.calltext;

import java.util.Set;

/**
 * Reads JSON that stands in an answer without any mark and so may be a call or text: it is text as soon as it has a member that no call has. Not thread-safe.
 */
public final class BareCall {

    /** How far reading has come. */
    public enum Progress {
        /** It may still become a call. */
        OPEN,
        /** It is whole: the calls are among the findings. */
        CALLS,
        /** It was meant as a call and cannot be read: the findings say why. */
        MALFORMED,
        /** It is text. */
        TEXT
    }

    private static final Set<String> MEMBERS = Set.of("name", "arguments", "parameters", "type", "id", "function");

    private final CallReader reader;
    private final Findings findings;
    private final JsonText json = new JsonText(new Watch());
    private boolean begun;
    private boolean array;
    private boolean namesATool;

    /** Begins a value whose calls go to {@code findings}. */
    public BareCall(CallReader reader, Findings findings) {
        this.reader = reader;
        this.findings = findings;
    }

    /** Returns whether a value can begin with this character. */
    public static boolean begins(char c) {
        return c == '{' || c == '[';
    }

    /** Takes the next character. Called only while the value is open. */
    public Progress take(char c) {
        array |= !begun && c == '[';
        begun = true;
        return switch (json.take(c)) {
            case OPEN -> Progress.OPEN;
            case COMPLETE -> reader.readIfCalls(json.text(), findings) ? Progress.CALLS : Progress.TEXT;
            case BROKEN -> given(json.problem());
            case UNWANTED -> Progress.TEXT;
        };
    }

    /** Takes the end of the answer. */
    public Progress end() {
        return given(json.problem());
    }

    /** Returns what was read so far. */
    public String text() {
        return json.text();
    }

    private Progress given(String problem) {
        if (!namesATool) {
            return Progress.TEXT;
        }
        findings.malformed("The call is not valid JSON: " + problem + ".");
        return Progress.MALFORMED;
    }

    /** Sees at which point the value can no longer be a call. */
    private final class Watch implements JsonWatcher {

        private int inFunction = Integer.MAX_VALUE;

        private int members() {
            return array ? 2 : 1;
        }

        private boolean ofCall(int depth) {
            return depth == members() || depth == inFunction;
        }

        @Override
        public boolean key(int depth, CharSequence key, boolean ended) {
            if (!ofCall(depth)) {
                return true;
            }
            String written = key.toString();
            return ended ? MEMBERS.contains(written) : MEMBERS.stream().anyMatch(member -> member.startsWith(written));
        }

        @Override
        public boolean begins(int depth, String key, char first) {
            if (array && depth == 1) {
                return first == '{';
            }
            if (!ofCall(depth)) {
                return true;
            }
            return switch (key) {
                case "function" -> function(depth, first);
                case "arguments", "parameters" -> first == '{' || first == '"' || first == 'n';
                default -> first == '"' || key.equals("id");
            };
        }

        private boolean function(int depth, char first) {
            if (depth != members()) {
                return false;
            }
            inFunction = first == '{' ? depth + 1 : Integer.MAX_VALUE;
            return first == '{' || first == '"';
        }

        @Override
        public void ends(int depth, String key, String value) {
            if (ofCall(depth) && (key.equals("name") || key.equals("function")) && value.startsWith("\"")) {
                namesATool |= reader.declares(JsonString.unquote(value));
            }
            if (depth == members()) {
                inFunction = Integer.MAX_VALUE;
            }
        }
    }
}
