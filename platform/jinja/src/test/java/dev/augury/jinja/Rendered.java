package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders small templates on one context; what is expected was made by Python's Jinja2. */
final class Rendered {

    static final RenderContext CONTEXT = RenderContext.of(() -> Instant.parse("2026-11-20T09:05:07Z"), () -> 0);
    private static final Map<String, Object> NAMES = names();

    private Rendered() {}

    private static Map<String, Object> names() {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("name", "Ada");
        names.put("n", 5);
        names.put("none_value", null);
        names.put("items", Arrays.asList(3, 1, 2));
        names.put("words", List.of("b", "A", "c"));
        names.put("person", map("name", "Ada", "age", 36, "items", "shadow"));
        names.put("people", List.of(map("name", "Bo", "age", 3), map("name", "al", "age", 1), map("name", "Cy", "age", 3)));
        names.put("text", "Hello World");
        names.put("emoji", "a😀b");
        names.put("html", "<b>\"x\" & 'y'</b>");
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    static String render(String source) {
        return Template.compile(source, JinjaOptions.transformers()).render(NAMES, CONTEXT);
    }

    static void renders(String source, String text) {
        assertThat(render(source)).as(source).isEqualTo(text);
    }

    /** Fails, at compile or at render, with a reason that holds these words. */
    static void fails(String source, String words) {
        JinjaException error = catchThrowableOfType(JinjaException.class, () -> render(source));
        assertThat(error).as(source).isNotNull();
        assertThat(error.getMessage()).as(source).contains(words);
    }
}
