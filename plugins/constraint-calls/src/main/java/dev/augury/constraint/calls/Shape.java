package dev.augury.constraint.calls;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

        /** Returns what objects of one kind or of the other have: keys of both, of which those must be there that both want. */
        Members or(Members other) {
            if (named.isEmpty() || other.named.isEmpty()) {
                return equals(other) ? this : ANY;
            }
            Map<String, Shape> both = new LinkedHashMap<>(named);
            other.named.forEach((key, shape) -> both.merge(key, shape, (one, two) -> one.equals(two) ? one : one.or(two)));
            Set<String> wanted = new HashSet<>(required);
            wanted.retainAll(other.required);
            return both.size() > ObjectText.NAMED_MAX ? ANY : new Members(both, wanted, null, false);
        }
    }

    /** Returns the values of only that kind, with nothing else said of them. */
    static Shape of(Kind kind) {
        return new Shape(EnumSet.of(kind), List.of(), Members.ANY, null);
    }

    /** Returns whether it may be of that kind. */
    boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    /** Returns what is of one shape or of the other; of two kinds of objects what {@link Members#or} says, of two kinds of arrays any array. */
    Shape or(Shape other) {
        Set<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.addAll(other.kinds);
        List<String> texts = new ArrayList<>(literals);
        texts.addAll(other.literals);
        Members objects = !has(Kind.OBJECT) ? other.members : other.has(Kind.OBJECT) ? members.or(other.members) : members;
        Shape arrays = !has(Kind.ARRAY) ? other.items : other.has(Kind.ARRAY) ? null : items;
        return new Shape(both, texts, objects, arrays);
    }
}
