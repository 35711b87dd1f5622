package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Macros and call blocks. */
class MacroTest {

    @Test
    void parametersBindAsInPython() {
        renders("{% macro m(a, b=2, c=b) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(c=5, a=4) }} {{ m(*[7, 8]) }} {{ m(**{\"a\": 9}) }}",
                "122 133 425 788 922");
        renders("{% macro m(a) %}[{{ a }}{{ a is defined }}]{% endmacro %}{{ m() }}", "[False]");
        fails("{% macro m(a) %}{{ a.x }}{% endmacro %}{{ m() }}", "parameter 'a' was not provided");
    }

    @Test
    void otherArgumentsAreRefusedUnlessAskedFor() {
        fails("{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "macro 'm' takes not more than 1 argument(s)");
        fails("{% macro m(a) %}{% endmacro %}{{ m(b=2) }}", "macro 'm' takes no keyword argument 'b'");
        fails("{% macro m(a) %}{% endmacro %}{{ m(1, a=2) }}", "macro 'm' takes no keyword argument 'a'");
        renders("{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, x=3) }}", "(1, 2){'x': 3}");
    }

    @Test
    void macrosCallThemselvesAndLaterOnes() {
        renders("{% macro m(k) %}{% if k %}{{ k }}{{ m(k - 1) }}{% endif %}{% endmacro %}{{ m(3) }}", "321");
        renders("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}", "B");
        fails("{{ m() }}{% macro m() %}{% endmacro %}", "'m' is undefined");
    }

    @Test
    void callBlocksPassTheirBody() {
        renders("{% macro m(x) %}<{{ caller(x) }}>{% endmacro %}{% call(y) m(3) %}{{ y }}{{ n }}{% endcall %}", "<35>");
        renders("{% macro m() %}{{ caller is defined }}{{ caller() if caller else \"-\" }}{% endmacro %}{{ m() }}{% call m() %}C{% endcall %}",
                "False-TrueC");
        fails("{% macro m() %}x{% endmacro %}{% call m() %}{% endcall %}",
                "macro 'm' was invoked with two values for the special caller argument. This is most likely a bug.");
        fails("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", "No caller defined");
    }

    @Test
    void macrosSeeTheLoopTheyStandIn() {
        renders("{% for i in items %}{% macro m() %}{{ i }}{{ loop.index }}{% endmacro %}{{ m() }} {% endfor %}", "31 12 23 ");
    }

    @Test
    void macrosTellAboutThemselves() {
        renders("{% macro m(a, b=1) %}{{ varargs }}{% endmacro %}{{ m }}{{ m.name }}{{ m.arguments }}{{ m.catch_varargs }}{{ m.catch_kwargs }}{{ m.caller }}",
                "<Macro 'm'>m('a', 'b')TrueFalseFalse");
    }

    @Test
    void callsOfWhatIsNoFunctionFail() {
        fails("{{ n() }}", "'int' object is not callable");
        fails("{{ text() }}", "'str' object is not callable");
        fails("{{ person.name() }}", "'str' object is not callable");
        fails("{{ none_value() }}", "'NoneType' object is not callable");
        fails("{{ range(*5) }}", "must be an iterable, not int");
        fails("{{ range(**5) }}", "must be a mapping, not int");
    }
}
