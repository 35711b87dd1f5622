package dev.augury.jinja.operate;

import dev.augury.jinja.text.BraceFormat;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Strings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of str, by name. */
final class StringMethods {

    /** The work of a method on its string. */
    @FunctionalInterface
    interface Method {
        @Nullable Object call(Rendering rendering, String self, Args args);
    }

    /** The work of a method on its string with its arguments bound. */
    @FunctionalInterface
    interface Bound {
        @Nullable Object call(Rendering rendering, String self, @Nullable Object[] args);
    }

    private static final Map<String, Method> METHODS = new Table().all();

    private StringMethods() {}

    static Object of(String text, String name) {
        Method method = METHODS.get(name);
        return method == null ? PyObject.MISSING : new Function(name, (rendering, args) -> method.call(rendering, text, args));
    }

    static @Nullable Method method(String name) {
        return METHODS.get(name);
    }

    /** Fills the table; kept apart so that the table itself is never changed. */
    private static final class Table {

        private final Map<String, Method> methods = new HashMap<>();

        Map<String, Method> all() {
            cases();
            predicates();
            searches();
            splits();
            layout();
            formats();
            return Map.copyOf(methods);
        }

        private void add(Signature signature, Bound body) {
            String name = signature.function();
            methods.put(name, (rendering, self, args) -> {
                rendering.steps(self.length() / Long.SIZE);
                return body.call(rendering, self, signature.bind(args));
            });
        }

        private static Signature positional(String name, String... required) {
            return Signature.of(name, required).positionalOnly();
        }

        private void change(String name, UnaryOperator<String> change) {
            add(positional(name), (rendering, self, args) -> change.apply(self));
        }

        private void check(String name, Predicate<String> check) {
            add(positional(name), (rendering, self, args) -> check.test(self));
        }

        private void cases() {
            change("upper", StringCase::upper);
            change("lower", StringCase::lower);
            change("casefold", StringCase::casefold);
            change("capitalize", StringCase::capitalize);
            change("title", StringCase::title);
            change("swapcase", StringCase::swapcase);
        }

        private void predicates() {
            check("isalnum", StringCase::isAlnum);
            check("isalpha", StringCase::isAlpha);
            check("isascii", text -> text.chars().allMatch(c -> c < 128));
            check("isdecimal", StringCase::isDecimal);
            check("isdigit", StringCase::isDigit);
            check("isnumeric", StringCase::isNumeric);
            check("isidentifier", StringCase::isIdentifier);
            check("islower", StringCase::isLower);
            check("isupper", StringCase::isUpper);
            check("istitle", StringCase::isTitle);
            check("isspace", text -> !text.isEmpty() && text.codePoints().allMatch(Strings::isSpace));
            check("isprintable", text -> text.codePoints().allMatch(Repr::printable));
        }

        private static Signature range(String name, String required) {
            return positional(name, required).with("start", null).with("end", null);
        }

        private void searches() {
            add(range("find", "sub"), (rendering, self, args) -> StringSearch.find(self, args, false));
            add(range("rfind", "sub"), (rendering, self, args) -> StringSearch.find(self, args, true));
            add(range("index", "sub"), (rendering, self, args) -> StringSearch.found(StringSearch.find(self, args, false)));
            add(range("rindex", "sub"), (rendering, self, args) -> StringSearch.found(StringSearch.find(self, args, true)));
            add(range("count", "sub"), (rendering, self, args) -> StringSearch.count(self, args));
            add(range("startswith", "prefix"), (rendering, self, args) -> StringSearch.startsWith(self, args));
            add(range("endswith", "suffix"), (rendering, self, args) -> StringSearch.endsWith(self, args));
            add(positional("removeprefix", "prefix"), (rendering, self, args) -> {
                String prefix = StringSearch.text(args[0], "removeprefix");
                return self.startsWith(prefix) ? self.substring(prefix.length()) : self;
            });
            add(positional("removesuffix", "suffix"), (rendering, self, args) -> {
                String suffix = StringSearch.text(args[0], "removesuffix");
                return self.endsWith(suffix) ? self.substring(0, self.length() - suffix.length()) : self;
            });
            add(positional("replace", "old", "new").with("count", -1L), StringSearch::replace);
        }

        private void splits() {
            add(Signature.of("split").with("sep", null).with("maxsplit", -1L), StringSplit::split);
            add(Signature.of("rsplit").with("sep", null).with("maxsplit", -1L), StringSplit::splitFromRight);
            add(Signature.of("splitlines").with("keepends", false), StringSplit::lines);
            add(positional("partition", "sep"), (rendering, self, args) -> StringSplit.partition(self, args[0], false));
            add(positional("rpartition", "sep"), (rendering, self, args) -> StringSplit.partition(self, args[0], true));
            add(positional("join", "iterable"), StringSplit::join);
        }

        private void layout() {
            add(positional("strip").with("chars", null), (rendering, self, args) -> StringLayout.strip(self, args[0], true, true));
            add(positional("lstrip").with("chars", null), (rendering, self, args) -> StringLayout.strip(self, args[0], true, false));
            add(positional("rstrip").with("chars", null), (rendering, self, args) -> StringLayout.strip(self, args[0], false, true));
            add(positional("center", "width").with("fillchar", " "), StringLayout::center);
            add(positional("ljust", "width").with("fillchar", " "), StringLayout::left);
            add(positional("rjust", "width").with("fillchar", " "), StringLayout::right);
            add(positional("zfill", "width"), StringLayout::zeros);
            add(Signature.of("expandtabs").with("tabsize", 8L), StringLayout::expandTabs);
            add(positional("translate", "table"), StringLayout::translate);
            add(positional("maketrans", "x").with("y", null).with("z", null), StringLayout::makeTranslation);
        }

        private void formats() {
            methods.put("format", (rendering, self, args) -> BraceFormat.format(self, args, false, Members.lookup(), rendering));
            methods.put("format_map", (rendering, self, args) ->
                    BraceFormat.format(self, mapping(args), false, Members.lookup(), rendering));
            methods.put("encode", (rendering, self, args) -> {
                throw PyError.runtime("str.encode is not supported: templates have no bytes");
            });
        }
    }

    /** The one dict of {@code format_map} as named arguments. */
    static Args mapping(Args args) {
        if (args.size() != 1 || !args.named().isEmpty()) {
            throw PyError.type("format_map() takes exactly one argument (" + args.size() + " given)");
        }
        BraceFormat.checkMapping(args.positional().getFirst());
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(args.positional().getFirst())).forEach((key, value) -> {
            if (key instanceof String name) {
                named.put(name, value);
            }
        });
        return new Args(List.of(), named);
    }
}
