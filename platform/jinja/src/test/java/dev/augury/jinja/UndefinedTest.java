package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Values that are not there. */
class UndefinedTest {

    @Test
    void undefinedPrintsNothingAndIsEmpty() {
        renders("{{ missing }}", "");
        renders("{{ missing | length }}", "0");
        renders("{{ missing | list }}", "[]");
        renders("{{ missing is defined }}", "False");
        renders("{{ not missing }}", "True");
        renders("{{ missing or \"x\" }}", "x");
        renders("{{ missing ~ \"x\" }}", "x");
        renders("{{ [missing] }}", "[Undefined]");
        renders("{{ missing == other }}", "True");
        renders("{{ missing == none }}", "False");
        renders("{{ none }}", "None");
        renders("{{ none is defined }}", "True");
        renders("{% for x in missing %}a{% else %}b{% endfor %}", "b");
    }

    @Test
    void otherUsesAreErrors() {
        fails("{{ missing.x }}", "'missing' is undefined");
        fails("{{ missing[\"x\"] }}", "'missing' is undefined");
        fails("{{ missing + 1 }}", "'missing' is undefined");
        fails("{{ 1 + missing }}", "'missing' is undefined");
        fails("{{ \"a\" + missing }}", "'missing' is undefined");
        fails("{{ -missing }}", "'missing' is undefined");
        fails("{{ missing() }}", "'missing' is undefined");
        fails("{{ missing < 1 }}", "'missing' is undefined");
        fails("{{ person.missing.x }}", "'dict object' has no attribute 'missing'");
        fails("{{ items[9].x }}", "list object has no element 9");
        fails("{{ none_value.x.y }}", "'None' has no attribute 'x'");
        fails("{{ text.nothing.x }}", "'str object' has no attribute 'nothing'");
        fails("{{ missing | int }}", "'missing' is undefined");
        fails("{{ missing | tojson }}", "Object of type Undefined is not JSON serializable");
    }

    @Test
    void membersThatAreMissingAreUndefined() {
        renders("{{ person.missing }}", "");
        renders("{{ person[\"missing\"] }}", "");
        renders("{{ none_value.x }}", "");
        renders("{{ n.x }}", "");
        renders("{{ person.missing is defined }}", "False");
        renders("{{ person.missing | default(\"d\") }}", "d");
    }

    @Test
    void defaultsStandIn() {
        renders("{{ missing | default(\"d\") }}", "d");
        renders("{{ missing | d(\"d\") }}", "d");
        renders("{{ none | default(\"d\") }}", "None");
        renders("{{ \"\" | default(\"d\", true) }}", "d");
        renders("{{ 0 | default(\"d\", boolean=true) }}", "d");
        renders("{{ missing | default }}", "");
    }
}
