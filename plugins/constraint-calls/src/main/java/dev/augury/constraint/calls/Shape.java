package dev.augury.constraint.calls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value must look like: one of some literals, or of some kinds.
 *
 * @param kinds the kinds
 * @param literals values as written
 * @param members what an object has, if it may be one
 * @param items what an array has, or null for anything
 */
record Shape(Set<Kind> kinds, List<String> literals, Members members, @Nullable Shape items) {

    /** The kinds of values. */
    enum Kind { STRING, NUMBER, INTEGER, BOOLEAN, NULL, OBJECT, ARRAY }

    /** Any value. */
    static final Shape ANY = new Shape(EnumSet.complementOf(EnumSet.of(Kind.INTEGER)), List.of(), Members.ANY, null);

    /**
     * What an object has.
     *
     * @param named values by key as written, in order; where there are none, any key may stand
     * @param required keys that must be there, all of them named
     * @param others values of keys that are not named, null for anything; without a meaning where there are named ones
     * @param closed whether an object without named keys must be empty
     */
    record Members(Map<String, Shape> named, Set<String> required, @Nullable Shape others, boolean closed) {

        /** Any members. */
        static final Members ANY = new Members(Map.of(), Set.of(), null, false);
    }

    /** Returns the values of only that kind, with nothing else said of them. */
    static Shape of(Kind kind) {
        return new Shape(EnumSet.of(kind), List.of(), Members.ANY, null);
    }

    /** Returns whether it may be of that kind. */
    boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    /** Returns what is of one shape or of the other; of two kinds of objects or arrays, anything of that kind. */
    Shape or(Shape other) {
        Set<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.addAll(other.kinds);
        List<String> texts = new ArrayList<>(literals);
        texts.addAll(other.literals);
        Members objects = !has(Kind.OBJECT) ? other.members : other.has(Kind.OBJECT) ? Members.ANY : members;
        Shape arrays = !has(Kind.ARRAY) ? other.items : other.has(Kind.ARRAY) ? null : items;
        return new Shape(both, texts, objects, arrays);
    }
}
