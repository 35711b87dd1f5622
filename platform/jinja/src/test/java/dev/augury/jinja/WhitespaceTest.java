package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** White space round tags, as trim_blocks, lstrip_blocks and the signs make it. */
class WhitespaceTest {

    @Test
    void oneFinalNewlineIsDropped() {
        renders("a\n", "a");
        renders("a\n\n", "a\n");
        renders("a\r\nb\rc\r\n", "a\nb\nc");
        renders("\n", "");
    }

    @Test
    void statementsTakeTheNewlineBehindAndTheBlanksBefore() {
        renders("  {% if n %}\n  x\n  {% endif %}\ny", "  x\ny");
        renders("a {% if n %}\nb {% endif %}\nc", "a b c");
        renders("\t{# note #}\nx", "x");
        renders("{% if n %}\n\nx{% endif %}", "\nx");
    }

    @Test
    void printsKeepTheirSurroundings() {
        renders("  {{ n }}\n  x\n", "  5\n  x");
        renders("a\n{{ n }}\n\nb", "a\n5\n\nb");
    }

    @Test
    void signsStripOrKeep() {
        renders("a  {{- n -}}  b", "a5b");
        renders("a \n {%- if n -%} \n b {%- endif %} c", "ab c");
        renders("  {%+ if n %}x{% endif +%}\ny", "  x\ny");
        renders("a {#- c -#} b", "ab");
        renders("a\n  {%- set x = 1 +%}\n b", "a\n b");
        renders("  {{+ n }}", "  5");
    }

    @Test
    void rawTextIsNotRead() {
        renders("{% raw %}{{ n }}{% if %}{% endraw %}", "{{ n }}{% if %}");
        renders("  {% raw %}\n x\n  {% endraw %}\ny", "\n x\ny");
        renders("a {%- raw -%}  {{ x }}  {%- endraw -%} b", "a{{ x }}b");
        fails("{% raw %}a", "Missing end of raw directive");
        renders("{% raw %}", "");
    }

    @Test
    void commentsVanish() {
        renders("a{# b\nc #}d", "ad");
        renders("{# {{ n }} {% x %} #}", "");
        fails("{# x", "Missing end of comment tag");
        renders("a {#", "a ");
    }

    @Test
    void bracketsHideTheEndOfATag() {
        renders("{{ {\"a\": {\"b\": 1}} }}", "{'a': {'b': 1}}");
        renders("{{ \"}}\" }}", "}}");
        renders("{{ \"%}\" ~ \"{{\" }}", "%}{{");
        renders("{% set x = {\"a\": \"%}\"} %}{{ x }}", "{'a': '%}'}");
    }
}
