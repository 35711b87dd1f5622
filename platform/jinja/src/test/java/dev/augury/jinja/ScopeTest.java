package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Where names live. */
class ScopeTest {

    @Test
    void setInsideALoopIsLocal() {
        renders("{% set y = 1 %}{% for i in items %}{% set y = i %}{{ y }}{% endfor %}{{ y }}", "3121");
        renders("{% for i in items %}{{ y }}{% set y = i %}{% endfor %}", "");
    }

    @Test
    void namespacesCarryValuesOut() {
        renders("{% set ns = namespace(total=0) %}{% for i in items %}{% set ns.total = ns.total + i %}{% endfor %}{{ ns.total }}{{ ns.missing }}",
                "6");
        renders("{% set ns = namespace({\"a\": 1}, b=2) %}{{ ns.a }}{{ ns.b }}{{ ns }}", "12<Namespace {'a': 1, 'b': 2}>");
        fails("{% set person.name = 1 %}", "cannot assign attribute on non-namespace object");
    }

    @Test
    void branchesShareTheScopeAround() {
        renders("{% if n %}{% set y = 2 %}{% endif %}{{ y }}", "2");
        renders("{% if not n %}{% set n = 2 %}{% endif %}{{ n }}", "5");
        renders("{% if 0 %}{% set q = 1 %}{% endif %}{{ q is defined }}", "False");
    }

    @Test
    void namesSetLaterHideTheContext() {
        renders("{{ n }}{% set n = 1 %}{{ n }}", "51");
        renders("{% set n = n + 1 %}{{ n }}", "6");
        renders("{% macro m() %}[{{ n }}]{% endmacro %}{{ m() }}{% set n = 9 %}{{ m() }}", "[][9]");
    }

    @Test
    void withHasItsOwnNames() {
        renders("{% with a = 1, b = n %}{{ a }}{{ b }}{% endwith %}{{ a }}", "15");
        renders("{% with n = 1, m = n %}{{ n }}{{ m }}{% endwith %}{{ n }}", "155");
        renders("{% with %}{% set n = 0 %}{{ n }}{% endwith %}{{ n }}", "05");
    }

    @Test
    void blockSetTakesTextAndFilters() {
        renders("{% set x %} a{{ n }} {% endset %}[{{ x }}]", "[ a5 ]");
        renders("{% set x | trim | upper %} a {% endset %}[{{ x }}]", "[A]");
        renders("{% set a, b = 1, 2 %}{{ a }}{{ b }}", "12");
        fails("{% set a, b = 1 %}", "cannot unpack non-iterable int object");
        renders("{% set x = 1, 2 %}{{ x }}", "(1, 2)");
    }

    @Test
    void blocksSeeWhatTheTopHasSet() {
        renders("{% set q = 1 %}{% block b %}{{ q }}{{ n }}{% endblock %}{{ self.b() }}", "1515");
        renders("{% for i in items %}{% block b %}{{ i }}{% endblock %}{% endfor %}", "");
        renders("{% for i in items %}{% block b scoped %}{{ i }}{{ loop.index }}{% endblock %}{% endfor %}", "311223");
        fails("{% block b %}{{ super() }}{% endblock %}", "there is no parent block called 'b'.");
        fails("{% block b required %} {% endblock %}", "Required block 'b' not found");
    }

    @Test
    void generationKeepsItsNamesInside() {
        renders("{% generation %}a{% set q = 1 %}{{ q }}{% endgeneration %}{{ q }}", "a1");
        renders("{% for x in items %}{% generation %}{{ loop.index }}{{ x }}{% endgeneration %}{% endfor %}", "132132");
    }

    @Test
    void filterBlocksAndPrint() {
        renders("{% filter upper | replace(\"A\", \"q\") %}a{{ n }}{% endfilter %}", "q5");
        renders("{% print n, \"x\" %}", "5x");
    }

    @Test
    void autoescapeEscapesWhatIsPrinted() {
        renders("{% autoescape true %}{{ html }}{{ html | safe }}{% endautoescape %}{{ html }}",
                "&lt;b&gt;&#34;x&#34; &amp; &#39;y&#39;&lt;/b&gt;<b>\"x\" & 'y'</b><b>\"x\" & 'y'</b>");
        renders("{% autoescape true %}{{ [\"<\"] | join }}{{ \"<\" | safe }}{% endautoescape %}", "&lt;<");
    }
}
