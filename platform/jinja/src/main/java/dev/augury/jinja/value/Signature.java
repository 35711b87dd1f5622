package dev.augury.jinja.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a built-in function, bound by position or by name as Python binds them. Immutable. */
public final class Signature {

    private static final Object REQUIRED = new Object();

    private final String function;
    private final List<String> names;
    private final List<@Nullable Object> defaults;
    private final boolean positionalOnly;

    private Signature(String function, List<String> names, List<@Nullable Object> defaults, boolean positionalOnly) {
        this.function = function;
        this.names = names;
        this.defaults = defaults;
        this.positionalOnly = positionalOnly;
    }

    /** A function of that name with these required parameters. */
    public static Signature of(String function, String... required) {
        List<@Nullable Object> defaults = new ArrayList<>();
        for (int i = 0; i < required.length; i++) {
            defaults.add(REQUIRED);
        }
        return new Signature(function, List.of(required), defaults, false);
    }

    /** The same with one more parameter that may be left out. */
    public Signature with(String name, @Nullable Object value) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<@Nullable Object> moreDefaults = new ArrayList<>(defaults);
        moreDefaults.add(value);
        return new Signature(function, moreNames, moreDefaults, positionalOnly);
    }

    /** The same without binding by name. */
    public Signature positionalOnly() {
        return new Signature(function, names, defaults, true);
    }

    public String function() {
        return function;
    }

    /** One value per parameter, in their order; TypeError where the arguments do not fit. */
    public @Nullable Object[] bind(Args args) {
        if (positionalOnly && !args.named().isEmpty()) {
            throw PyError.type(function + "() takes no keyword arguments");
        }
        if (args.size() > names.size()) {
            throw PyError.type(function + "() takes at most " + names.size() + " arguments (" + args.size() + " given)");
        }
        @Nullable Object[] bound = defaults.toArray();
        for (int i = 0; i < args.size(); i++) {
            bound[i] = args.positional().get(i);
        }
        for (Map.Entry<String, @Nullable Object> entry : args.named().entrySet()) {
            int at = names.indexOf(entry.getKey());
            if (at < 0) {
                throw PyError.type(function + "() got an unexpected keyword argument '" + entry.getKey() + "'");
            }
            if (at < args.size()) {
                throw PyError.type(function + "() got multiple values for argument '" + entry.getKey() + "'");
            }
            bound[at] = entry.getValue();
        }
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == REQUIRED) {
                throw PyError.type(function + "() missing a required argument: '" + names.get(i) + "'");
            }
        }
        return bound;
    }
}
