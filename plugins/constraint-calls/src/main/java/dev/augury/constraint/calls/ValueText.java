package dev.augury.constraint.calls;

import dev.augury.constraint.calls.Shape.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of a JSON value of some shape, behind which comes {@code after}. */
final class ValueText extends Fork {

    /** Most objects and arrays inside each other. */
    static final int DEPTH_MAX = 32;

    private final Shape shape;
    private final State after;
    private final int depth;
    private final @Nullable State literals;
    private final @Nullable NumberText number;

    /** @param depth number of objects and arrays around the value */
    ValueText(Shape shape, State after, int depth) {
        this.shape = shape;
        this.after = after;
        this.depth = depth;
        number = shape.has(Kind.NUMBER) || shape.has(Kind.INTEGER) ? new NumberText(!shape.has(Kind.NUMBER), after) : null;
        literals = shape.literals().isEmpty() ? null : Alternatives.of(
                shape.literals().stream().map(text -> new Alternatives.Text(text.getBytes(StandardCharsets.UTF_8), after)).toList());
    }

    @Override
    @Nullable State lead(int octet) {
        State literal = literals == null ? null : literals.next(octet);
        return literal != null ? literal : switch (octet) {
            case '"' -> shape.has(Kind.STRING) ? StringText.before(after) : null;
            case 't' -> word(Kind.BOOLEAN, "rue");
            case 'f' -> word(Kind.BOOLEAN, "alse");
            case 'n' -> word(Kind.NULL, "ull");
            case '{' -> shape.has(Kind.OBJECT) && depth < DEPTH_MAX ? ObjectText.opened(shape.members(), after, depth + 1) : null;
            case '[' -> shape.has(Kind.ARRAY) && depth < DEPTH_MAX ? ArrayText.opened(shape.items(), after, depth + 1) : null;
            default -> number == null ? null : number.begin(octet);
        };
    }

    private @Nullable State word(Kind kind, String rest) {
        return shape.has(kind) ? Literal.of(rest.getBytes(StandardCharsets.US_ASCII), after) : null;
    }
}
