package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.Members;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute as filters take it: a name, a number, or several with dots between. */
final class ItemPath {

    private final List<@Nullable Object> parts;
    private final @Nullable Object otherwise;

    private ItemPath(List<@Nullable Object> parts, @Nullable Object otherwise) {
        this.parts = parts;
        this.otherwise = otherwise;
    }

    /**
     * @param attribute null for the item itself
     * @param otherwise taken where a part is undefined, unless it is null
     */
    static ItemPath of(@Nullable Object attribute, @Nullable Object otherwise) {
        List<@Nullable Object> parts = new ArrayList<>();
        String text = Strings.textOrNull(attribute);
        if (text != null) {
            for (String part : text.split("\\.", -1)) {
                boolean number = !part.isEmpty() && part.length() < 19 && part.chars().allMatch(c -> c >= '0' && c <= '9');
                parts.add(number ? (Object) Long.valueOf(part) : part);
            }
        } else if (attribute != null) {
            parts.add(attribute);
        }
        return new ItemPath(parts, otherwise);
    }

    /** One path for each part between commas. */
    static List<ItemPath> several(@Nullable Object attribute) {
        String text = Strings.textOrNull(attribute);
        if (text == null) {
            return List.of(of(attribute, null));
        }
        List<ItemPath> paths = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            paths.add(of(part, null));
        }
        return paths;
    }

    @Nullable Object get(@Nullable Object item, Rendering rendering) {
        Object value = item;
        for (Object part : parts) {
            value = Members.item(value, part, rendering);
            if (otherwise != null && value instanceof Undefined) {
                value = otherwise;
            }
        }
        return value;
    }
}
