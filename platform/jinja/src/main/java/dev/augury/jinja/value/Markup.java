package dev.augury.jinja.value;

import org.jspecify.annotations.Nullable;

/** Text that is already HTML; joined with other text by {@code +} it escapes that text. */
public record Markup(String text) {

    /** Escaped text: Markup stays as it is, anything else is printed and escaped. */
    public static Markup escape(@Nullable Object value, Rendering rendering) {
        return value instanceof Markup markup ? markup : new Markup(escapeText(Repr.text(value, rendering), rendering));
    }

    /** The five characters of HTML replaced. */
    public static String escapeText(String text, Rendering rendering) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\'' -> out.append("&#39;");
                case '"' -> out.append("&#34;");
                default -> out.append(c);
            }
        }
        rendering.checkLength(out.length());
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
