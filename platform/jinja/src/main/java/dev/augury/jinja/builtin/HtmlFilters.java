package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.Html;
import dev.augury.jinja.value.DictView;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters for HTML and addresses. */
final class HtmlFilters {

    private static final Pattern ATTRIBUTE_BREAK = Pattern.compile("[\\s/>=]");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

    private HtmlFilters() {}

    static Map<String, Filter> all() {
        Filter escape = Filter.of(Signature.of("escape"), (rendering, value, _) -> Markup.escape(value, rendering));
        return Map.of(
                "escape", escape,
                "e", escape,
                "forceescape", Filter.of(Signature.of("forceescape"),
                        (rendering, value, _) -> new Markup(Markup.escapeText(Repr.text(value, rendering), rendering))),
                "safe", Filter.of(Signature.of("safe"), (rendering, value, _) -> value instanceof Markup ? value : new Markup(Repr.text(value, rendering))),
                "striptags", Filter.of(Signature.of("striptags"), (rendering, value, _) -> Html.stripTags(Repr.text(value, rendering))),
                "xmlattr", Filter.of(Signature.of("xmlattr").with("autospace", true), HtmlFilters::attributes),
                "urlencode", Filter.of(Signature.of("urlencode"), HtmlFilters::urlEncode),
                "urlize", Filter.of(Signature.of("urlize").with("trim_url_limit", null).with("nofollow", false).with("target", null)
                        .with("rel", null).with("extra_schemes", null), Urlize::apply));
    }

    private static Object attributes(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (!(value instanceof Map<?, ?> map)) {
            throw value instanceof Undefined undefined ? undefined.error() : PyError.type("'" + Types.name(value) + "' object has no attribute 'items'");
        }
        StringBuilder out = new StringBuilder();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == null || entry.getValue() instanceof Undefined) {
                continue;
            }
            String key = Repr.text(entry.getKey(), rendering);
            if (ATTRIBUTE_BREAK.matcher(key).find()) {
                throw PyError.value("Invalid character in attribute name: " + Repr.quote(key));
            }
            out.append(out.isEmpty() && !Types.truth(args[0]) ? "" : " ").append(Markup.escapeText(key, rendering))
                    .append("=\"").append(Markup.escape(entry.getValue(), rendering).text()).append('"');
            rendering.checkLength(out.length());
        }
        return rendering.autoescape() ? new Markup(out.toString()) : out.toString();
    }

    private static Object urlEncode(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (Types.isString(value) || !Iteration.iterable(value)) {
            return quoted(Repr.text(value, rendering), false);
        }
        Object pairs = value instanceof Map<?, ?> map ? new DictView(map, DictView.Part.ITEMS) : value;
        StringBuilder out = new StringBuilder();
        Iterator<@Nullable Object> iterator = Iteration.of(pairs, rendering);
        while (iterator.hasNext()) {
            List<@Nullable Object> pair = Iteration.list(iterator.next(), rendering);
            if (pair.size() != 2) {
                throw PyError.value("not enough values to unpack (expected 2, got " + pair.size() + ")");
            }
            out.append(out.isEmpty() ? "" : "&").append(quoted(Repr.text(pair.get(0), rendering), true)).append('=')
                    .append(quoted(Repr.text(pair.get(1), rendering), true));
            rendering.checkLength(out.length());
        }
        return out.toString();
    }

    private static String quoted(String text, boolean query) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (UNRESERVED.indexOf(c) >= 0 || c == '/' && !query) {
                out.append(c);
            } else if (c == ' ' && query) {
                out.append('+');
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return out.toString();
    }
}
