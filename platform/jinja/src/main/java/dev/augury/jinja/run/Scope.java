package dev.augury.jinja.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one scope while it is compiled, by the rules of Jinja2's compiler: a name that is only read comes from the context, a name that
 * is set first begins undefined or as a copy of the outer scope's, and a name set in one branch only begins as what it is outside.
 */
final class Scope {

    /** A function of the program; its scopes share one frame. */
    static final class Unit {
        private final int depth;
        private int slots;

        Unit(int depth) {
            this.depth = depth;
        }

        int slots() {
            return slots;
        }
    }

    /** Where a variable lives. */
    record Ref(Unit unit, int slot) {}

    /** What a variable holds when its scope is entered. */
    sealed interface Load {
        /** Set by whoever enters the scope. */
        record Parameter() implements Load {}

        /** Looked up in the context. */
        record Resolve(String name) implements Load {}

        /** A copy of an outer variable. */
        record Alias(Ref outer) implements Load {}

        /** Nothing. */
        record Nothing() implements Load {}
    }

    private final Unit unit;
    private final @Nullable Scope parent;
    private final Map<String, Ref> slots;
    private final Map<String, Ref> refs;
    private final Map<Ref, Load> loads;
    private final Set<String> stores;

    private Scope(Unit unit, @Nullable Scope parent, Map<String, Ref> slots, Map<String, Ref> refs, Map<Ref, Load> loads, Set<String> stores) {
        this.unit = unit;
        this.parent = parent;
        this.slots = slots;
        this.refs = refs;
        this.loads = loads;
        this.stores = stores;
    }

    private static Scope of(Unit unit, @Nullable Scope parent) {
        return new Scope(unit, parent, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    }

    /** The outermost scope of a template or a block. */
    static Scope root() {
        return of(new Unit(0), null);
    }

    /** A scope inside this one, in the same frame. */
    Scope inner() {
        return of(unit, this);
    }

    /** A scope inside this one with a frame of its own. */
    Scope function() {
        return of(new Unit(unit.depth + 1), this);
    }

    Unit unit() {
        return unit;
    }

    @Nullable Ref find(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Ref ref = scope.refs.get(name);
            if (ref != null) {
                return ref;
            }
        }
        return null;
    }

    /** How many frames out from this scope's function a variable lives. */
    int hops(Ref ref) {
        return unit.depth - ref.unit().depth;
    }

    private Ref define(String name, Load load) {
        Ref ref = slots.computeIfAbsent(name, _ -> new Ref(unit, unit.slots++));
        refs.put(name, ref);
        loads.put(ref, load);
        return ref;
    }

    Ref parameter(String name) {
        stores.add(name);
        return define(name, new Load.Parameter());
    }

    void load(String name) {
        if (find(name) == null) {
            define(name, new Load.Resolve(name));
        }
    }

    void store(String name) {
        stores.add(name);
        if (!refs.containsKey(name)) {
            Ref outer = parent == null ? null : parent.find(name);
            define(name, outer == null ? new Load.Nothing() : new Load.Alias(outer));
        }
    }

    /** A copy in which a branch is looked at; variables of the same name share their slot. */
    Scope branch() {
        return new Scope(unit, parent, slots, new HashMap<>(refs), new LinkedHashMap<>(loads), new HashSet<>(stores));
    }

    /** Takes over what the branches of an if statement found. */
    void merge(List<Scope> branches) {
        Set<String> fresh = new HashSet<>();
        branches.forEach(branch -> fresh.addAll(branch.stores));
        fresh.removeAll(stores);
        for (Scope branch : branches) {
            refs.putAll(branch.refs);
            loads.putAll(branch.loads);
            stores.addAll(branch.stores);
        }
        for (String name : fresh) {
            Ref outer = parent == null ? null : parent.find(name);
            Ref ref = refs.get(name);
            if (ref != null) {
                loads.put(ref, outer == null ? new Load.Resolve(name) : new Load.Alias(outer));
            }
        }
    }

    /** The variables to set on entering, in order. */
    List<Map.Entry<Ref, Load>> entry() {
        return new ArrayList<>(loads.entrySet());
    }

    /** All variables that are set here or outside, by name, the innermost first. */
    Map<String, Ref> visibleStores() {
        Map<String, Ref> visible = new LinkedHashMap<>();
        for (Scope scope = this; scope != null; scope = scope.parent) {
            for (String name : scope.stores) {
                Ref ref = find(name);
                if (ref != null) {
                    visible.putIfAbsent(name, ref);
                }
            }
        }
        return visible;
    }
}
