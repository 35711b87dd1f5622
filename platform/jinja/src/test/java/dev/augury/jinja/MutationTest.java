package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Templates broken at random end in a text or in an error of ours: never in another exception, and never without end. */
class MutationTest {

    private static final long SEED = 20261121;
    private static final int MUTANTS = 20_000;
    private static final List<String> PIECES = List.of("{{", "}}", "{%", "%}", "{#", "#}", "-%}", "{%-", "(", ")", "[", "]", "{", "}", "|", ".", ",", ":", "'", "\"",
            "\\", "**", "//", "%", "~", " is ", " not ", " in ", " if ", " else ", "-1", "9999999999", "1e400", "none", "loop", "caller()", "range(9999)", "*",
            "|list", "|tojson", "|join", "|sort", "|map('x')", "|batch(0)", "|slice(-1)", ".format(", ".split('')", "[::0]", "[::-1]", "\ud83d\ude00", "\ud83d",
            "\n", "{% endif %}", "{% endfor %}", "{% for x in y %}", "{% set x = x %}", "{% raw %}", "{% break %}", "namespace(a=1)", "self.b()", "macro");
    private static final List<String> SEEDS = List.of(
            "{% for m in messages if m.role != 'x' recursive %}{{ loop.index ~ m.content | trim | upper }}{% else %}-{% endfor %}",
            "{% macro a(b, c=1) %}{{ caller(b) if caller else c }}{{ varargs }}{% endmacro %}{% call(x) a(2, 3) %}{{ x + 1 }}{% endcall %}{{ a(*[1], **{'c': 2}) }}",
            "{% set ns = namespace(t='') %}{% for i in range(5) %}{% set ns.t = ns.t + '%s-%05.2f' % (i, i / 3) %}{% endfor %}{{ ns.t[::-2] | replace('-', '+') }}",
            "{% block b scoped %}{% with q = messages[0] %}{{ q['role'].split('s', 1) | tojson(indent=2) | indent(4, true) }}{% endwith %}{% endblock %}",
            "{% if a is defined and a is not none %}{{ a }}{% elif 1 < 2 <= 3 %}{{ '{:>{w}.{p}f}'.format(3.14, w=9, p=1) }}{% else %}{# c #}{% endif %}",
            "{% filter upper | wordwrap(8) %}{{ messages | groupby('role') | map(attribute='list') | map('length') | sum }}{% endfilter %}{{ ('<' | e) * 2 }}",
            "{% autoescape true %}{{ '<' }}{% endautoescape %}{% generation %}{{ [3, 1] | sort | batch(2, 0) | list }}{% endgeneration %}{{ 2 ** 70 // -3 % 7 }}");

    @Test
    void brokenTemplatesEndInErrorsOfOurs() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Object> context = Map.of("messages", List.of(Map.of("role", "user", "content", " hi "), Map.of("role", "tool", "content", "b")), "y", List.of(1, "a"));
        RenderContext limits = Rendered.CONTEXT.withLimits(
                new RenderLimits(20_000, 100_000, 100_000, 10_000, 40, Duration.ofSeconds(5)));
        List<String> wrong = new ArrayList<>();
        int texts = 0;
        int errors = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String source = mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            try {
                Template.compile(source, JinjaOptions.transformers()).render(context, limits);
                texts++;
            } catch (JinjaException e) {
                assertThat(e.line()).as(source).isPositive();
                errors++;
            } catch (RuntimeException e) {
                wrong.add("seed " + SEED + ", mutant " + i + ": " + e + " of " + source);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(texts).isGreaterThan(MUTANTS / 40);
        assertThat(errors).isGreaterThan(MUTANTS / 40);
    }

    private static String mutated(String source, SplittableRandom random) {
        StringBuilder text = new StringBuilder(source);
        for (int n = random.nextInt(1, 3); n > 0; n--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(1, 9));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.insert(random.nextInt(text.length()), text.substring(from, to));
                default -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }
}
