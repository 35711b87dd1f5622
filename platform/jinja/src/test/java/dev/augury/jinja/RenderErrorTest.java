package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.augury.jinja.JinjaRenderException.Kind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Errors of a render name line, construct and kind. */
class RenderErrorTest {

    private static void failsAt(String source, int line, String construct, Kind kind) {
        JinjaRenderException error = catchThrowableOfType(JinjaRenderException.class, () -> Rendered.render(source));
        assertThat(error).as(source).isNotNull();
        assertThat(error.line()).as(source).isEqualTo(line);
        assertThat(error.construct()).as(source).isEqualTo(construct);
        assertThat(error.kind()).as(source).isEqualTo(kind);
        assertThat(error.getMessage()).startsWith("template line " + line + ", " + construct + ": ").endsWith(error.reason());
    }

    @Test
    void theInnermostConstructIsNamed() {
        failsAt("a\n{{ missing.x }}", 2, "attribute 'x'", Kind.UNDEFINED);
        failsAt("{% if 1 %}\n{{ n\n + 'a' }}{% endif %}", 2, "operator +", Kind.TYPE);
        failsAt("\n\n{% for x in 5 %}{% endfor %}", 3, "statement for", Kind.TYPE);
        failsAt("{{ items | map('string') | tojson }}", 1, "filter 'tojson'", Kind.TYPE);
        failsAt("{{ 'a' is odd }}", 1, "test 'odd'", Kind.TYPE);
        failsAt("{{ 1 // 0 }}", 1, "operator //", Kind.VALUE);
        failsAt("{{ 'a' < 1 }}", 1, "comparison <", Kind.TYPE);
        failsAt("{{ items.append(1) }}", 1, "call of '.append'", Kind.SECURITY);
        failsAt("{% set person.x = 1 %}", 1, "statement set", Kind.RUNTIME);
        failsAt("{% macro m() %}\n{{ missing.x }}\n{% endmacro %}\n{{ m() }}", 2, "attribute 'x'", Kind.UNDEFINED);
    }

    @Test
    void whatATemplateRaisesIsAnErrorOfItsOwn() {
        assertThatExceptionOfType(RaisedByTemplateException.class)
                .isThrownBy(() -> Rendered.render("a\n{{ raise_exception('no ' ~ 'tools') }}"))
                .withMessage("template line 2, call of 'raise_exception': no tools")
                .matches(e -> e.kind() == Kind.RAISED && e.reason().equals("no tools"));
    }

    @Test
    void valuesThatNoTemplateKnowsAreRefusedWithTheirClass() {
        Template template = Template.compile("{{ x }}", JinjaOptions.transformers());
        assertThatExceptionOfType(JinjaRenderException.class).isThrownBy(() -> template.render(Map.of("x", Set.of(1)), Rendered.CONTEXT))
                .withMessageContaining("cannot be used in a template; pass Map, List, String, Number, Boolean or null");
    }
}
