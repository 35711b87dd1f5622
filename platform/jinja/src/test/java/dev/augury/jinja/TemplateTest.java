package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final String SOURCE = """
            {% macro line(m) %}{{ m.role }}: {{ m.content | trim }}{% endmacro %}
            {% set ns = namespace(count=0) %}
            {% for m in messages %}
            {{ line(m) }}{% set ns.count = ns.count + loop.index %}

            {% endfor %}
            {{ ns.count }}
            """;

    @Test
    void rendersFromManyThreadsAtOnce() {
        Template template = Template.compile(SOURCE, JinjaOptions.transformers());
        List<String> texts = IntStream.range(0, 400).parallel().mapToObj(i -> template.render(
                Map.of("messages", List.of(Map.of("role", "user", "content", " " + i + " "), Map.of("role", "assistant", "content", "b"))), Rendered.CONTEXT)).toList();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(texts.get(i)).isEqualTo("user: " + i + "\nassistant: b\n3");
        }
    }

    @Test
    void takesEveryJavaNumber() {
        Template template = Template.compile("{% for x in numbers %}{{ x }} {{ x + 1 }} {{ x | tojson }} {{ x is number }};{% endfor %}", JinjaOptions.transformers());
        String text = template.render(Map.of("numbers",
                List.of((byte) 1, (short) 2, 3, 4L, BigInteger.TWO.pow(70), 0.5f, 2.0, new BigDecimal("1.25"))), Rendered.CONTEXT);
        assertThat(text).isEqualTo("1 2 1 True;2 3 2 True;3 4 3 True;4 5 4 True;1180591620717411303424 1180591620717411303425 1180591620717411303424 True;"
                + "0.5 1.5 0.5 True;2.0 3.0 2.0 True;1.25 2.25 1.25 True;");
    }

    @Test
    void takesMapsThatRefuseForeignKeys() {
        String source = "{{ d[none] is defined }}{{ none in d }}{{ d.get(none, 'x') }}{{ d[5] is defined }}{{ 5 in d }}{{ d == {none: 1} }}{{ '%(a)s' % d }}";
        Template template = Template.compile(source, JinjaOptions.transformers());
        for (Map<String, Object> map : List.of(Map.<String, Object>of("a", 1), new TreeMap<String, Object>(Map.of("a", 1)))) {
            assertThat(template.render(Map.of("d", map), Rendered.CONTEXT)).isEqualTo("FalseFalsexFalseFalseFalse1");
        }
    }

    @Test
    void plainOptionsKeepWhiteSpace() {
        assertThat(Template.compile("  {% if 1 %}\n x\n  {% endif %}\n", JinjaOptions.plain()).render(Map.of(), Rendered.CONTEXT)).isEqualTo("  \n x\n  ");
    }

    @Test
    void randomChoicesRepeatFromTheSeed() {
        Template template = Template.compile("{% for i in range(20) %}{{ [1, 2, 3] | random }}{% endfor %}", JinjaOptions.transformers());
        assertThat(template.render(Map.of(), Rendered.CONTEXT)).isEqualTo(template.render(Map.of(), Rendered.CONTEXT)).hasSize(20);
    }

    @Test
    void everyBuiltInNameOfJinjaIsThere() {
        String filters = "abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format groupby indent int "
                + "items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select selectattr slice sort string "
                + "striptags sum title tojson trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr";
        for (String filter : filters.split(" ")) {
            assertThat(Rendered.render("{{ '" + filter + "' is filter }}")).as(filter).isEqualTo("True");
        }
        String tests = "!= < <= == > >= boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer iterable le "
                + "lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper";
        for (String test : tests.split(" ")) {
            assertThat(Rendered.render("{{ '" + test + "' is test }}")).as(test).isEqualTo("True");
        }
        for (String global : "range dict lipsum cycler joiner namespace raise_exception strftime_now".split(" ")) {
            assertThat(Rendered.render("{{ " + global + " is callable }}")).as(global).isEqualTo("True");
        }
        Rendered.fails("{{ lipsum() }}", "lipsum is not supported");
    }
}
