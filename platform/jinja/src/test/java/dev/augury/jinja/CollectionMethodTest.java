package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** The methods of dict, list, tuple and numbers. */
class CollectionMethodTest {

    @Test
    void dictMethods() {
        renders("{{ person.get(\"name\") }}", "Ada");
        renders("{{ person.get(\"x\") }}", "None");
        renders("{{ person.get(\"x\", 1) }}", "1");
        renders("{{ person.keys() | list }}", "['name', 'age', 'items']");
        renders("{{ person.values() | list }}", "['Ada', 36, 'shadow']");
        renders("{{ person.items() | list }}", "[('name', 'Ada'), ('age', 36), ('items', 'shadow')]");
        renders("{{ person.items() }}", "dict_items([('name', 'Ada'), ('age', 36), ('items', 'shadow')])");
        renders("{{ person.keys() }}", "dict_keys(['name', 'age', 'items'])");
        renders("{{ {\"a\": 1}.copy() }}", "{'a': 1}");
        renders("{{ {}.fromkeys([1, 2], 0) }}", "{1: 0, 2: 0}");
        fails("{{ person.get() }}", "missing a required argument");
    }

    @Test
    void methodsComeBeforeKeysWithADotOnly() {
        renders("{{ person.items() | length }}", "3");
        renders("{{ person[\"items\"] }}", "shadow");
        renders("{{ {\"get\": 1}.get(\"get\") }}", "1");
        renders("{{ {\"keys\": 1}[\"keys\"] }}", "1");
    }

    @Test
    void mutatingMethodsAreHidden() {
        fails("{{ items.append(1) }}", "access to attribute 'append' of 'list' object is unsafe.");
        renders("{{ items.append is defined }}", "False");
        fails("{{ person.update({}) }}", "access to attribute 'update' of 'dict' object is unsafe.");
        fails("{{ person.pop(\"name\") }}", "access to attribute 'pop' of 'dict' object is unsafe.");
        fails("{{ items.sort() }}", "access to attribute 'sort' of 'list' object is unsafe.");
        renders("{{ person.clear }}", "");
        fails("{{ items[\"clear\"]() }}", "access to attribute 'clear' of 'list' object is unsafe.");
    }

    @Test
    void listAndTupleMethods() {
        renders("{{ [1, 2, 1].count(1) }}", "2");
        renders("{{ [1, 2].index(2) }}", "1");
        fails("{{ [1].index(5) }}", "5 is not in list");
        renders("{{ (1, 2).index(2) }}", "1");
        renders("{{ items.copy() }}", "[3, 1, 2]");
        renders("{{ (1, 1).count(1) }}", "2");
        renders("{{ [1, 2, 1].index(1, 1) }}", "2");
    }

    @Test
    void numberMethods() {
        renders("{{ n.bit_length() }}", "3");
        renders("{{ 2.0.is_integer() }}", "True");
        renders("{{ 2.5.is_integer() }}", "False");
        renders("{{ 0.5.as_integer_ratio() }}", "(1, 2)");
        renders("{{ n.real }}", "5");
        renders("{{ n.imag }}", "0");
        renders("{{ n.denominator }}", "1");
        renders("{{ true.numerator }}", "1");
    }

    @Test
    void hiddenAttributesAreUnsafe() {
        renders("{{ text.__class__ }}", "");
        fails("{{ text.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe.");
        fails("{{ person.__class__() }}", "access to attribute '__class__' of 'dict' object is unsafe.");
        renders("{{ \"{0.__class__}\".format(1) }}", "");
        renders("{{ text._x }}", "");
        renders("{{ {\"_x\": 1}._x }}", "1");
    }

    @Test
    void keysThatCannotBeHashedAreRefused() {
        fails("{{ {[1]: 2} }}", "unhashable type: 'list'");
        renders("{{ {(1, 2): 3} }}", "{(1, 2): 3}");
        renders("{{ {1: \"a\"}[1] }}", "a");
        fails("{{ [1] in {} }}", "unhashable type: 'list'");
    }
}
