package dev.augury.testing.kit.constrain;

/** A recogniser of JSON (RFC 8259), written without regard for anything else, to judge by. Not for texts nested deeper than some thousand. */
public final class JsonForm {

    private final String text;
    private int at;

    private JsonForm(String text) {
        this.text = text;
    }

    /** Returns whether a text is one JSON value and nothing more. */
    public static boolean isValue(String text) {
        return endOfValue(text, 0) == text.length();
    }

    /** Returns whether a text is one JSON object and nothing more. */
    public static boolean isObject(String text) {
        return text.startsWith("{") && isValue(text);
    }

    /** Returns where the value ends that begins at a place, or -1 where none does. */
    public static int endOfValue(String text, int from) {
        JsonForm form = new JsonForm(text);
        form.at = from;
        return form.value() ? form.at : -1;
    }

    private boolean value() {
        blanks();
        boolean sound = at < text.length() && switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
        return sound;
    }

    private boolean members() {
        at++;
        blanks();
        if (take('}')) {
            return true;
        }
        do {
            blanks();
            if (!string()) {
                return false;
            }
            blanks();
            if (!take(':') || !value()) {
                return false;
            }
            blanks();
        } while (take(','));
        return take('}');
    }

    private boolean elements() {
        at++;
        blanks();
        if (take(']')) {
            return true;
        }
        do {
            if (!value()) {
                return false;
            }
            blanks();
        } while (take(','));
        return take(']');
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < 0x20 || c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        int end = at + 4;
        while (at < end) {
            if (at == text.length() || "0123456789abcdefABCDEF".indexOf(text.charAt(at++)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take('-');
        if (!take('0') && !digits()) {
            return false;
        }
        if (take('.') && !digits()) {
            return false;
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > from;
    }

    private boolean word(String word) {
        boolean stands = text.startsWith(word, at);
        at += stands ? word.length() : 0;
        return stands;
    }

    private boolean take(char c) {
        boolean stands = at < text.length() && text.charAt(at) == c;
        at += stands ? 1 : 0;
        return stands;
    }

    private void blanks() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
