package dev.augury.jinja.run;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.PyCallable;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro, or the body of a call block, with the frame it was defined in. */
final class MacroValue implements PyCallable {

    private final MacroShape shape;
    private final Frame definition;

    MacroValue(MacroShape shape, Frame definition) {
        this.shape = shape;
        this.definition = definition;
    }

    @Override
    public Object call(Rendering rendering, Args args) {
        Frame frame = definition.inner(shape.unit().slots());
        bind(frame, args);
        shape.body().run(frame);
        return StatementCompiler.text(frame);
    }

    private void bind(Frame frame, Args args) {
        Map<String, @Nullable Object> named = args.named().isEmpty() ? Map.of() : new LinkedHashMap<>(args.named());
        List<String> names = shape.arguments();
        int[] slots = shape.slots();
        int count = names.size();
        boolean foundCaller = args.size() >= count && names.contains("caller");
        for (int i = 0; i < count; i++) {
            String name = names.get(i);
            if (i < args.size()) {
                frame.slots[slots[i]] = args.positional().get(i);
            } else {
                frame.slots[slots[i]] = named.containsKey(name) ? named.remove(name) : MISSING;
                foundCaller |= name.equals("caller");
            }
        }
        int next = count;
        if (shape.caller() && !foundCaller) {
            Object caller = named.isEmpty() ? null : named.remove("caller");
            frame.slots[slots[next++]] = caller == null ? Undefined.hint("No caller defined") : caller;
        }
        if (shape.kwargs()) {
            frame.slots[slots[next++]] = named;
        } else if (!named.isEmpty()) {
            throw PyError.type(named.containsKey("caller")
                    ? "macro " + shownName() + " was invoked with two values for the special caller argument. This is most likely a bug."
                    : "macro " + shownName() + " takes no keyword argument " + Repr.quote(named.keySet().iterator().next()));
        }
        if (shape.varargs()) {
            frame.slots[slots[next]] = PyTuple.copyOf(args.positional().subList(Math.min(count, args.size()), args.size()));
        } else if (args.size() > count) {
            throw PyError.type("macro " + shownName() + " takes not more than " + count + " argument(s)");
        }
    }

    private String shownName() {
        return shape.name() == null ? "None" : Repr.quote(shape.name());
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String shownType() {
        return "jinja2.runtime.Macro object";
    }

    @Override
    public String repr(Rendering rendering) {
        return "<Macro " + (shape.name() == null ? "anonymous" : Repr.quote(shape.name())) + ">";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        return switch (name) {
            case "name" -> shape.name();
            case "arguments" -> PyTuple.copyOf(shape.arguments());
            case "caller" -> shape.caller();
            case "catch_kwargs" -> shape.kwargs();
            case "catch_varargs" -> shape.varargs();
            case "explicit_caller" -> shape.arguments().contains("caller");
            default -> MISSING;
        };
    }
}
