package dev.augury.jinja.operate;

import dev.augury.jinja.text.BraceFormat;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Strings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of Markup: those of str, giving Markup again, with text that is put in escaped. */
final class MarkupMethods {

    private static final Signature ONE = Signature.of("Markup method", "value").positionalOnly();

    private MarkupMethods() {}

    static Object of(Markup self, String name) {
        return switch (name) {
            case "join" -> new Function(name, (rendering, args) -> StringSplit.joinEscaped(rendering, self.text(), ONE.bind(args)[0]));
            case "format" -> new Function(name, (rendering, args) ->
                    new Markup(BraceFormat.format(self.text(), args, true, Members.lookup(), rendering)));
            case "format_map" -> new Function(name, (rendering, args) ->
                    new Markup(BraceFormat.format(self.text(), StringMethods.mapping(args), true, Members.lookup(), rendering)));
            case "unescape" -> new Function(name, (rendering, args) -> Html.unescape(self.text()));
            case "striptags" -> new Function(name, (rendering, args) -> Html.stripTags(self.text()));
            case "escape" -> new Function(name, (rendering, args) -> Markup.escape(ONE.bind(args)[0], rendering));
            default -> inherited(self, name);
        };
    }

    private static Object inherited(Markup self, String name) {
        StringMethods.Method method = StringMethods.method(name);
        if (method == null) {
            return PyObject.MISSING;
        }
        return new Function(name, (rendering, args) ->
                marked(method.call(rendering, self.text(), name.equals("replace") ? escapedReplacement(args, rendering) : args)));
    }

    private static Args escapedReplacement(Args args, Rendering rendering) {
        if (args.size() < 2 || Strings.textOrNull(args.positional().get(1)) == null) {
            return args;
        }
        List<@Nullable Object> positional = new ArrayList<>(args.positional());
        positional.set(1, Markup.escape(positional.get(1), rendering).text());
        return new Args(positional, args.named());
    }

    private static @Nullable Object marked(@Nullable Object value) {
        return switch (value) {
            case String text -> new Markup(text);
            case PyTuple tuple -> PyTuple.copyOf(markedItems(tuple));
            case List<?> list -> markedItems(list);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> markedItems(List<?> items) {
        List<@Nullable Object> marked = new ArrayList<>(items.size());
        items.forEach(item -> marked.add(marked(item)));
        return marked;
    }
}
