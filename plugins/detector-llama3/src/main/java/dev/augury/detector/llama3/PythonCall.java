package dev.augury.detector.llama3;

import dev.augury.calltext.JsonText;

/** Reads {@code name.call(key="value", …)} or {@code name(…)} character by character, up to its closing parenthesis. Not thread-safe. */
final class PythonCall {

    /** How far reading has come. */
    enum Progress { OPEN, COMPLETE, BROKEN }

    private static final int NAME_MAX = 128;
    private static final String METHOD = ".call";

    private final StringBuilder name = new StringBuilder();
    private final StringBuilder inside = new StringBuilder();
    private String arguments = "{}";
    private String problem = "";
    private int depth;
    private char quote;
    private boolean escaped;

    /** Takes the next character. Called only while the call is open. */
    Progress take(char c) {
        if (depth == 0) {
            return inName(c);
        }
        if (inside.length() == JsonText.LENGTH_MAX) {
            return broken("The call is longer than " + JsonText.LENGTH_MAX + " characters.");
        }
        inside.append(c);
        if (quote != 0) {
            inString(c);
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            depth--;
        }
        return depth == 0 ? complete() : Progress.OPEN;
    }

    private Progress inName(char c) {
        if (c == '(' && !name.isEmpty()) {
            depth = 1;
            return Progress.OPEN;
        }
        boolean fits = Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
        if (!fits || name.length() == NAME_MAX) {
            return broken("Behind " + Llama3Detector.TAG + " stands neither JSON nor name.call(key=\"value\").");
        }
        name.append(c);
        return Progress.OPEN;
    }

    private void inString(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == quote) {
            quote = 0;
        }
    }

    private Progress complete() {
        inside.setLength(inside.length() - 1);
        try {
            arguments = new PythonArguments(inside.toString()).json();
            return Progress.COMPLETE;
        } catch (IllegalArgumentException e) {
            return broken("The arguments of '" + tool() + "' cannot be read: " + e.getMessage() + ".");
        }
    }

    private Progress broken(String sentence) {
        problem = sentence;
        return Progress.BROKEN;
    }

    /** Returns the name of the tool. */
    String tool() {
        boolean method = name.toString().endsWith(METHOD) && name.length() > METHOD.length();
        return method ? name.substring(0, name.length() - METHOD.length()) : name.toString();
    }

    /** Returns the arguments as a JSON object. */
    String arguments() {
        return arguments;
    }

    /** Returns what is wrong as a sentence; for a call that is open, that its end is missing. */
    String problem() {
        return problem.isEmpty() ? "The answer ends inside the call '" + tool() + "', before its closing parenthesis." : problem;
    }
}
