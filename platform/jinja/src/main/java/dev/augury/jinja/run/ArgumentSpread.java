package dev.augury.jinja.run;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments given by {@code *list} and {@code **dict}. */
final class ArgumentSpread {

    private ArgumentSpread() {}

    static Args spread(@Nullable Object[] positional, @Nullable Object more, Map<String, @Nullable Object> named, @Nullable Object moreNamed,
            Rendering rendering) {
        if (!Iteration.iterable(more)) {
            throw PyError.type("argument after * must be an iterable, not " + Types.name(more));
        }
        if (!(moreNamed instanceof Map<?, ?> dict)) {
            throw PyError.type("argument after ** must be a mapping, not " + Types.name(moreNamed));
        }
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(positional));
        all.addAll(Iteration.list(more, rendering));
        Args args = new Args(all, named);
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw PyError.type("keywords must be strings");
            }
            args = with(args, name, entry.getValue());
        }
        return args;
    }

    /** One more named argument. */
    static Args with(Args args, String name, @Nullable Object value) {
        if (args.named().containsKey(name)) {
            throw PyError.type("got multiple values for keyword argument '" + name + "'");
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>(args.named());
        named.put(name, value);
        return new Args(args.positional(), named);
    }
}
