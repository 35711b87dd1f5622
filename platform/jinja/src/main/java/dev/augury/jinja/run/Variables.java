package dev.augury.jinja.run;

import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiled access to variables. */
final class Variables {

    private Variables() {}

    /** Writes one variable. */
    @FunctionalInterface
    interface Store {
        void set(Frame frame, @Nullable Object value);
    }

    /** What entering a scope does. */
    @FunctionalInterface
    interface Entry {
        void run(Frame frame);
    }

    /** The value of a variable that analysis has found; undefined where it has none. */
    static Code read(Scope scope, String name) {
        Scope.Ref ref = ref(scope, name);
        Undefined undefined = Undefined.name(name);
        int slot = ref.slot();
        int hops = scope.hops(ref);
        if (hops == 0) {
            return frame -> {
                Object value = frame.slots[slot];
                return value == PyObject.MISSING ? undefined : value;
            };
        }
        return frame -> {
            Object value = outer(frame, hops).slots[slot];
            return value == PyObject.MISSING ? undefined : value;
        };
    }

    /** The value of a variable, MISSING where it has none. */
    static Code raw(Scope scope, Scope.Ref ref) {
        int hops = scope.hops(ref);
        return frame -> outer(frame, hops).slots[ref.slot()];
    }

    static Store write(Scope scope, String name) {
        int slot = ref(scope, name).slot();
        return (frame, value) -> frame.slots[slot] = value;
    }

    static int slot(Scope scope, String name) {
        return ref(scope, name).slot();
    }

    private static Scope.Ref ref(Scope scope, String name) {
        Scope.Ref ref = scope.find(name);
        if (ref == null) {
            throw new IllegalStateException("the analysis of scopes has missed the name '" + name + "'");
        }
        return ref;
    }

    private static Frame outer(Frame frame, int hops) {
        Frame outer = frame;
        for (int i = 0; i < hops && outer.parent != null; i++) {
            outer = outer.parent;
        }
        return outer;
    }

    /** Gives every variable of the scope its first value; parameters are set by the caller. */
    static Entry entry(Scope scope) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<Scope.Ref, Scope.Load> variable : scope.entry()) {
            int slot = variable.getKey().slot();
            switch (variable.getValue()) {
                case Scope.Load.Parameter() -> { }
                case Scope.Load.Nothing() -> entries.add(frame -> frame.slots[slot] = PyObject.MISSING);
                case Scope.Load.Resolve(String name) -> entries.add(frame -> frame.slots[slot] = frame.names.resolve(name));
                case Scope.Load.Alias(Scope.Ref ref) -> {
                    int hops = scope.hops(ref);
                    entries.add(frame -> frame.slots[slot] = outer(frame, hops).slots[ref.slot()]);
                }
            }
        }
        Entry[] all = entries.toArray(Entry[]::new);
        return frame -> {
            for (Entry entry : all) {
                entry.run(frame);
            }
        };
    }
}
