package dev.augury.jinja.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments as written in a call, filter or test.
 *
 * @param named in the order written
 * @param star what stands behind {@code *}
 * @param doubleStar what stands behind {@code **}
 */
public record CallArgs(List<Expr> positional, List<Map.Entry<String, Expr>> named, @Nullable Expr star, @Nullable Expr doubleStar) {

    public static final CallArgs NONE = new CallArgs(List.of(), List.of(), null, null);
}
