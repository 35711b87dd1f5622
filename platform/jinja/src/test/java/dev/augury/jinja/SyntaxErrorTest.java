package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What is no template is refused when it is compiled, with its line. */
class SyntaxErrorTest {

    private static void refused(String source, int line, String words) {
        assertThatExceptionOfType(JinjaSyntaxException.class).as(source.substring(0, Math.min(source.length(), 100)))
                .isThrownBy(() -> Template.compile(source, JinjaOptions.transformers()))
                .withMessageContaining(words)
                .matches(e -> e.line() == line, "on line " + line);
    }

    @Test
    void tagsThatDoNotFitAreNamed() {
        refused("a\nb{% if 1 %}\n{% endfor %}", 3, "Encountered unknown tag 'endfor'");
        refused("{% nothing %}", 1, "Known tags: autoescape, block");
        refused("{% if 1 %}\n\n", 2, "Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'");
        refused("\n{% 5 %}", 2, "tag name expected");
        refused("{% for x y %}{% endfor %}", 1, "expected token 'in', got 'y'");
        refused("{# a", 1, "Missing end of comment tag");
        refused("{% raw %} a", 1, "Missing end of raw directive");
    }

    @Test
    void expressionsThatDoNotFitAreNamed() {
        refused("{{ a b }}", 1, "expected token 'end of print statement', got 'b'");
        refused("{{ }}", 1, "Expected an expression, got 'end of print statement'");
        refused("{{ (1 }}", 1, "unexpected '}', expected ')'");
        refused("{{ 1) }}", 1, "unexpected ')'");
        refused("{{ 'a }}", 1, "unexpected char '''");
        refused("{{ a ? b }}", 1, "unexpected char '?'");
        refused("{{ a is none is none }}", 1, "You cannot chain multiple tests with is");
        refused("{{ f(a=1, 2) }}", 1, "invalid syntax for function call expression");
        refused("{{ f(a=1, a=2) }}", 1, "a keyword argument is repeated");
        refused("{{ '\\xzz' }}", 1, "no hexadecimal escape");
        refused("\n\n{{ a | nothing }}", 3, "No filter named 'nothing'. Known filters: abs, attr,");
        refused("{{ a is nothing }}", 1, "No test named 'nothing'. Known tests: !=, <,");
    }

    @Test
    void statementsThatNeedMoreAreNamed() {
        refused("{% set 5 = 1 %}", 1, "can't assign to 'const'");
        refused("{% set true = 1 %}", 1, "can't assign to 'const'");
        refused("{% break %}", 1, "'break' outside loop");
        refused("{% for x in y %}{% macro m() %}{% continue %}{% endmacro %}{% endfor %}", 1, "'continue' not properly in loop");
        refused("{% macro m(a=1, b) %}{% endmacro %}", 1, "non-default argument follows default argument");
        refused("{% call x %}{% endcall %}", 1, "expected call");
        refused("{% block a %}{% endblock %}{% block a %}{% endblock %}", 1, "block 'a' defined twice");
        refused("{% block a-b %}{% endblock %}", 1, "may not contain hyphens");
    }

    @Test
    void otherTemplatesCannotBeLoaded() {
        for (String tag : new String[] {"include 'a'", "import 'a' as b", "from 'a' import b", "extends 'a'"}) {
            refused("{% " + tag + " %}", 1, "is not supported: a chat template stands alone");
        }
    }

    @Test
    void anUnknownFilterInABranchMattersOnlyIfItRuns() {
        assertThat(Rendered.render("{% if 0 %}{{ x | nothing }}{% endif %}{{ 1 if 1 else x is nothing }}")).isEqualTo("1");
        Rendered.fails("{% if 1 %}{{ x | nothing }}{% endif %}", "No filter named 'nothing' found.");
    }

    @Test
    void nestingAndLengthAreLimited() {
        refused("{{ " + "(".repeat(10_000) + ")".repeat(10_000) + " }}", 1, "nested deeper than 400");
        refused("{{ " + "not ".repeat(10_000) + "1 }}", 1, "nested deeper than 400");
        refused("{% if 1 %}".repeat(10_000), 1, "nested deeper than 400");
        refused("{{ 1" + " + 1".repeat(10_000) + " }}", 1, "chains more than 1000 operators");
        refused("{{ a" + ".b".repeat(10_000) + " }}", 1, "chains more than 1000 operators");
        refused("x".repeat((1 << 20) + 1), 1, "the limit is 1048576");
        String balanced = "{{ " + "[".repeat(100) + "]".repeat(100) + " }}";
        assertThat(Rendered.render(balanced)).isEqualTo("[".repeat(100) + "]".repeat(100));
    }
}
