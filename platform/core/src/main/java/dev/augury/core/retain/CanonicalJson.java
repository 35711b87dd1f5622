package dev.augury.core.retain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON values so that equal values are equal texts, however a client wrote them: members in the order of their names and without null, numbers by value.
 * Lengths stand before what they count, so that different values are different texts.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append('0');
            case Map<?, ?> object -> object(object, out);
            case List<?> array -> {
                out.append('a').append(array.size()).append(':');
                array.forEach(element -> write(element, out));
            }
            case Number number -> text('n', number(number), out);
            case Boolean flag -> out.append(flag ? 't' : 'f');
            default -> text('s', value.toString(), out);
        }
    }

    private static void object(Map<?, ?> object, StringBuilder out) {
        TreeMap<String, Object> members = new TreeMap<>();
        object.forEach((name, member) -> {
            if (member != null) {
                members.put(String.valueOf(name), member);
            }
        });
        out.append('o').append(members.size()).append(':');
        members.forEach((name, member) -> {
            text('s', name, out);
            write(member, out);
        });
    }

    /** Some clients read every number as a floating-point one and write 3 as 3.0. */
    private static String number(Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toString();
        } catch (NumberFormatException notFinite) {
            return number.toString();
        }
    }

    private static void text(char kind, String text, StringBuilder out) {
        out.append(kind).append(text.length()).append(':').append(text);
    }
}
