package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nothing a template does is without bound. */
class LimitsTest {

    private static final RenderLimits TIGHT = RenderLimits.standard().withSteps(10_000).withOutputChars(10_000).withStringChars(10_000).withDepth(50);

    private static void stopped(String source, String words) {
        stopped(source, Map.of(), Rendered.CONTEXT.withLimits(TIGHT), words);
    }

    private static void stopped(String source, Map<String, ?> context, RenderContext renderContext, String words) {
        Template template = Template.compile(source, JinjaOptions.transformers());
        assertThatExceptionOfType(RenderLimitException.class).as(source).isThrownBy(() -> template.render(context, renderContext)).withMessageContaining(words);
    }

    @Test
    void stepsAreCountedInLoopsCallsAndFilters() {
        stopped("{% for i in range(100000) %}{% endfor %}", "more than 10000 steps");
        stopped("{% for i in range(200) %}{% for j in range(200) %}{% endfor %}{% endfor %}", "more than 10000 steps");
        stopped("{{ range(100000) | select('odd') | list }}", "more than 10000 steps");
        stopped("{{ range(100000) | sum }}", "more than 10000 steps");
        stopped("{{ ([0] * 9000 + [0] * 900) == ([0] * 9900) }}", "steps");
        stopped("{{ 'ab' | batch(1000000000, 'x') | list }}", "longer than the limit");
        stopped("{% for i in range(100000) if i > 100000 %}{% endfor %}", "more than 10000 steps");
    }

    @Test
    void stringsAndListsAreMeasuredBeforeTheyAreMade() {
        stopped("{{ 'a' * 1000000000 }}", "longer than the limit of 10000");
        stopped("{{ [0] * 1000000000 }}", "longer than the limit of 10000");
        stopped("{% set ns = namespace(s='ab') %}{% for i in range(100) %}{% set ns.s = ns.s + ns.s %}{% endfor %}", "longer than the limit");
        stopped("{% set ns = namespace(s='ab') %}{% for i in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}", "longer than the limit");
        stopped("{{ 'a'.center(1000000000) }}", "longer than the limit");
        stopped("{{ 'a' | center(1000000000) }}", "longer than the limit");
        stopped("{{ '%1000000000d' % 1 }}", "longer than the limit");
        stopped("{{ '%.1000000000f' % 1 }}", "longer than the limit");
        stopped("{{ '{:1000000}'.format(1) }}", "longer than the limit");
        stopped("{{ '{:.1000000f}'.format(1) }}", "longer than the limit");
        stopped("{{ 'a\nb' | indent(1000000000) }}", "longer than the limit");
        stopped("{{ [1] | tojson(indent=1000000000) }}", "longer than the limit");
        stopped("{{ ('a' * 9000).replace('a', 'b' * 9000) }}", "longer than the limit");
        stopped("{{ ('a' * 9000) | replace('', 'b' * 9000) }}", "longer than the limit");
        stopped("{{ '\t'.expandtabs(1000000000) }}", "longer than the limit");
        stopped("{{ 10 ** 1000000000 }}", "longer than the limit");
        stopped("{{ 2 ** (2 ** 70) }}", "longer than the limit");
        stopped("{{ ['a' * 9000, 'a' * 9000] | join }}", "longer than the limit");
        stopped("{{ ([[0] * 1000] * 9) | sum(start=[0] * 5000) }}", "more than 10000 steps");
    }

    @Test
    void outputIsLimited() {
        stopped("{% for i in range(2000) %}0123456789{% endfor %}", "output is longer than the limit of 10000");
        stopped("{% set x %}{% for i in range(2000) %}0123456789{% endfor %}{% endset %}", "output is longer");
    }

    @Test
    void rangesAreLimited() {
        stopped("{{ range(100001) }}", "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).");
        stopped("{{ range(10 ** 30) }}", "Range too big");
    }

    @Test
    void depthOfCallsAndValuesIsLimited() {
        stopped("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "nested deeper than 50");
        stopped("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}", "nested deeper than 50");
        stopped("{% block b %}{{ self.b() }}{% endblock %}", "nested deeper than 50");
        stopped("{% set ns = namespace() %}{% set ns.me = ns %}{{ ns }}", "nested deeper than 50");
        List<Object> deep = nested(100_000);
        for (String source : List.of("{{ x }}", "{{ x | tojson }}", "{{ x == y }}", "{{ x < y }}", "{{ x | pprint }}")) {
            stopped(source, Map.of("x", deep, "y", nested(100_000)), Rendered.CONTEXT.withLimits(TIGHT), "nested deeper than 50");
        }
    }

    private static List<Object> nested(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            list = new ArrayList<>(List.of(list));
        }
        return list;
    }

    @Test
    void theDeadlineRunsByTheClockPassedIn() {
        AtomicLong nanos = new AtomicLong();
        RenderContext context = new RenderContext(RenderLimits.standard().withDeadline(Duration.ofMillis(5)), Rendered.CONTEXT.now(), Rendered.CONTEXT.zone(),
                () -> nanos.getAndAdd(1_000_000), 0);
        stopped("{% for i in range(100000) %}{% endfor %}", Map.of(), context, "longer than 5 ms");
    }

    @Test
    void contextsAreNotChangedAndTextIsNotParsed() {
        Map<String, Object> context = new HashMap<>();
        context.put("x", new ArrayList<>(List.of(1, 2)));
        context.put("s", "{{ 7 * 7 }}{% raise %}{# c #}");
        Template template = Template.compile("{{ s }}{% set x = x + [3] %}{{ x | length }}{% set n = 1 %}", JinjaOptions.transformers());
        assertThat(template.render(context, Rendered.CONTEXT)).isEqualTo("{{ 7 * 7 }}{% raise %}{# c #}3");
        assertThat(context).containsOnlyKeys("x", "s").containsEntry("x", List.of(1, 2));
    }
}
