package dev.augury.constraint.calls;

import dev.augury.constraint.calls.Shape.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, behind which comes {@code after}. Named members come in any order, each at most once; the object ends only when the required ones are there.
 * What has been written of them is a set of bits, so that the order in which they came makes no difference to the state.
 */
final class ObjectText {

    /** Most named members. */
    static final int NAMED_MAX = Long.SIZE;

    private final Members members;
    private final State after;
    private final int depth;
    private final List<String> names;
    private final long required;
    private final Map<Long, State> behind = new HashMap<>();

    private ObjectText(Members members, State after, int depth) {
        this.members = members;
        this.after = after;
        this.depth = depth;
        names = List.copyOf(members.named().keySet());
        long bits = 0;
        for (int i = 0; i < names.size(); i++) {
            bits |= members.required().contains(names.get(i)) ? 1L << i : 0;
        }
        required = bits;
    }

    /** Returns what stands behind the opening brace. */
    static State opened(Members members, State after, int depth) {
        return new ObjectText(members, after, depth).new Opened();
    }

    private boolean complete(long written) {
        return (written & required) == required;
    }

    private boolean mayHaveMore(long written) {
        return names.isEmpty() ? !members.closed() : Long.bitCount(written) < names.size();
    }

    private State behindMember(long written) {
        return behind.computeIfAbsent(written, BehindMember::new);
    }

    private State key(long written) {
        if (names.isEmpty()) {
            Shape others = members.others();
            return StringText.before(new Colon(new ValueText(others == null ? Shape.ANY : others, behindMember(0), depth)));
        }
        List<Alternatives.Text> keys = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if ((written & 1L << i) == 0) {
                State value = new ValueText(members.named().getOrDefault(names.get(i), Shape.ANY), behindMember(written | 1L << i), depth);
                keys.add(new Alternatives.Text((names.get(i) + "\"").getBytes(StandardCharsets.UTF_8), new Colon(value)));
            }
        }
        return Alternatives.of(keys);
    }

    private final class Opened extends Fork {
        @Override
        @Nullable State lead(int octet) {
            return octet == '}' && complete(0) ? after : octet == '"' && mayHaveMore(0) ? key(0) : null;
        }
    }

    private final class BehindMember extends Fork {

        private final long written;

        BehindMember(long written) {
            this.written = written;
        }

        @Override
        @Nullable State lead(int octet) {
            return octet == '}' && complete(written) ? after : octet == ',' && mayHaveMore(written) ? new Spaced(new Quote(written)) : null;
        }
    }

    private final class Quote extends Fork {

        private final long written;

        Quote(long written) {
            this.written = written;
        }

        @Override
        @Nullable State lead(int octet) {
            return octet == '"' ? key(written) : null;
        }
    }

    private static final class Colon extends State {

        private final State value;

        Colon(State value) {
            this.value = new Spaced(value);
        }

        @Override
        @Nullable State next(int octet) {
            return octet == ':' ? value : null;
        }
    }
}
