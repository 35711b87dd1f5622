package dev.augury.calltext;

/** Writing and reading JSON strings. */
public final class JsonString {

    private JsonString() {}

    /** Writes a text as a JSON string, quotes included. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** Reads a JSON string that {@link JsonText} accepted, quotes included. */
    public static String unquote(String string) {
        StringBuilder text = new StringBuilder(string.length());
        int i = 1;
        while (i < string.length() - 1) {
            char c = string.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = string.charAt(i++);
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(string.substring(i, i + 4), 16));
                    i += 4;
                }
                default -> text.append(escape);
            }
        }
        return text.toString();
    }
}
