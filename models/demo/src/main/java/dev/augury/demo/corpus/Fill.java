package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Framing;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Fills the places {@code {name}} of a template. */
final class Fill {

    private Fill() {}

    /** Returns the template with its places filled; a place whose name begins with a capital letter is filled likewise. */
    static String in(String template, Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            String name = template.substring(open + 1, close);
            String value = values.get(name);
            String lower = value == null ? values.get(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)) : value;
            if (lower == null) {
                throw new IllegalArgumentException("The template '" + template + "' has a place for " + name + "; given are " + values.keySet() + ".");
            }
            out.append(template, at, open).append(value == null ? capital(lower) : value);
            at = close + 1;
        }
        return out.append(template, at, template.length()).toString();
    }

    /** The same with variations that carry no meaning; a template that begins with a value keeps its first letter. */
    static String varied(String template, Map<String, String> values, Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        String varied = draw.vary(in(template, values));
        return Framing.frame(draw, template.startsWith("{") ? in(template, values).substring(0, 1) + varied.substring(1) : varied, !template.startsWith("{"));
    }

    /** Returns a text with a capital first letter. */
    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
