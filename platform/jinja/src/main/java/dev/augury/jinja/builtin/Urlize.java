package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes links of the addresses in a text. */
final class Urlize {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:https?://|www\\.)(?:(?:[\\w%-]+\\.)+)?(?:[a-z]{2,63}|xn--[\\w%]{2,59})"
                    + "|(?:[\\w%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)"
                    + "|https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}]))(?::\\d{1,5})?(?:[/?#]\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+");
    private static final Pattern SCHEME = Pattern.compile("([\\w.+-]{2,}:(/){0,2})");
    private static final Pattern HEAD = Pattern.compile("^(?:[(<]|&lt;)+");
    private static final Pattern TAIL = Pattern.compile("(?:[)>.,\\n]|&gt;)+$");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MAX_WORD = 4096;

    private final @Nullable Long limit;
    private final String attributes;
    private final List<String> schemes;

    private Urlize(@Nullable Long limit, String attributes, List<String> schemes) {
        this.limit = limit;
        this.attributes = attributes;
        this.schemes = schemes;
    }

    static Object apply(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        TreeSet<String> relations = new TreeSet<>(List.of("noopener"));
        if (args[3] != null) {
            SPACE.splitAsStream(Repr.text(args[3], rendering)).filter(part -> !part.isEmpty()).forEach(relations::add);
        }
        if (Types.truth(args[1])) {
            relations.add("nofollow");
        }
        String attributes = " rel=\"" + Markup.escapeText(String.join(" ", relations), rendering) + "\"";
        if (args[2] != null && Types.truth(args[2])) {
            attributes += " target=\"" + Markup.escape(args[2], rendering).text() + "\"";
        }
        List<String> schemes = new ArrayList<>();
        for (Object scheme : args[4] == null ? List.of() : Iteration.list(args[4], rendering)) {
            String text = Repr.text(scheme, rendering);
            if (!SCHEME.matcher(text).matches()) {
                throw PyError.runtime(Repr.quote(text) + " is not a valid URI scheme prefix.");
            }
            schemes.add(text);
        }
        Urlize urlize = new Urlize(args[0] == null ? null : Numbers.index(args[0]), attributes, schemes);
        String text = urlize.text(Markup.escape(value, rendering).text(), rendering);
        return rendering.autoescape() ? new Markup(text) : text;
    }

    private String text(String text, Rendering rendering) {
        StringBuilder out = new StringBuilder();
        Matcher spaces = SPACE.matcher(text);
        int at = 0;
        while (spaces.find()) {
            out.append(word(text.substring(at, spaces.start()))).append(spaces.group());
            at = spaces.end();
            rendering.step();
            rendering.checkLength(out.length());
        }
        return out.append(word(text.substring(at))).toString();
    }

    private String word(String word) {
        if (word.length() > MAX_WORD) {
            return word;
        }
        Matcher headMatch = HEAD.matcher(word);
        String head = headMatch.find() ? headMatch.group() : "";
        String middle = word.substring(head.length());
        Matcher tailMatch = TAIL.matcher(middle);
        String tail = tailMatch.find() ? tailMatch.group() : "";
        middle = middle.substring(0, middle.length() - tail.length());
        for (String[] pair : new String[][] {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}}) {
            int opened = count(middle, pair[0]);
            int moves = opened <= count(middle, pair[1]) ? 0 : Math.min(opened, count(tail, pair[1]));
            for (int i = 0; i < moves; i++) {
                int end = tail.indexOf(pair[1]) + pair[1].length();
                middle += tail.substring(0, end);
                tail = tail.substring(end);
            }
        }
        return head + linked(middle) + tail;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    private String linked(String text) {
        if (ADDRESS.matcher(text).matches()) {
            String target = text.startsWith("https://") || text.startsWith("http://") ? text : "https://" + text;
            return "<a href=\"" + target + "\"" + attributes + ">" + trimmed(text) + "</a>";
        }
        if (text.startsWith("mailto:") && MAIL.matcher(text.substring(7)).matches()) {
            return "<a href=\"" + text + "\">" + text.substring(7) + "</a>";
        }
        boolean mail = text.contains("@") && !text.startsWith("www.") && !text.startsWith("@") && text.indexOf(':') < 0;
        if (mail && MAIL.matcher(text).matches()) {
            return "<a href=\"mailto:" + text + "\">" + text + "</a>";
        }
        for (String scheme : schemes) {
            if (!text.equals(scheme) && text.startsWith(scheme)) {
                return "<a href=\"" + text + "\"" + attributes + ">" + text + "</a>";
            }
        }
        return text;
    }

    private String trimmed(String text) {
        if (limit == null || Strings.length(text) <= limit) {
            return text;
        }
        return Strings.slice(text, 0, (int) Math.max(limit, 0)) + "...";
    }
}
