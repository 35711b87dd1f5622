package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Operators and literals. */
class ExpressionTest {

    @Test
    void precedenceIsThatOfJinja() {
        renders("{{ 1 + 2 * 3 }}", "7");
        renders("{{ (1 + 2) * 3 }}", "9");
        renders("{{ 2 ** 3 ** 2 }}", "64");
        renders("{{ -2 ** 2 }}", "4");
        renders("{{ -1 | abs }}", "1");
        renders("{{ 1 ~ 2 * 3 }}", "16");
        renders("{{ not 1 == 2 }}", "True");
        fails("{{ 1 + 1 ~ 1 }}", "unsupported operand type(s) for +: 'int' and 'str'");
        renders("{{ 1 if 0 else 2 if 0 else 3 }}", "3");
        renders("{{ n is defined and not n is none }}", "True");
        renders("{{ -n.real }}", "-5");
        fails("{{ 1 ~ 2 + 3 }}", "can only concatenate str (not \"int\") to str");
    }

    @Test
    void arithmeticIsThatOfPython() {
        renders("{{ 7 // 2 }}", "3");
        renders("{{ -7 // 2 }}", "-4");
        renders("{{ 7 % -3 }}", "-2");
        renders("{{ -7 % 3 }}", "2");
        renders("{{ 7 / 2 }}", "3.5");
        renders("{{ 6 / 3 }}", "2.0");
        renders("{{ -7.5 // 2 }}", "-4.0");
        renders("{{ -7.5 % 2 }}", "0.5");
        renders("{{ 2 ** 0.5 }}", "1.4142135623730951");
        renders("{{ 2 ** -1 }}", "0.5");
        renders("{{ 2 ** 100 }}", "1267650600228229401496703205376");
        renders("{{ 10 ** 20 // 3 }}", "33333333333333333333");
        renders("{{ -(10 ** 20) % 7 }}", "5");
        renders("{{ 9223372036854775807 + 1 }}", "9223372036854775808");
        renders("{{ true + true }}", "2");
        fails("{{ 5 // 0 }}", "integer division or modulo by zero");
        fails("{{ 5 % 0.0 }}", "float modulo");
        fails("{{ 1 / 0 }}", "division by zero");
        renders("{{ +n }}", "5");
        renders("{{ -true }}", "-1");
        fails("{{ -\"a\" }}", "bad operand type for unary -: 'str'");
    }

    @Test
    void floatsPrintAsInPython() {
        renders("{{ 1.0 }}", "1.0");
        renders("{{ 0.1 + 0.2 }}", "0.30000000000000004");
        renders("{{ 1e22 }}", "1e+22");
        renders("{{ 1e16 }}", "1e+16");
        renders("{{ 1e15 }}", "1000000000000000.0");
        renders("{{ 123456789012345680.0 }}", "1.2345678901234568e+17");
        renders("{{ 0.0001 }}", "0.0001");
        renders("{{ 0.00001 }}", "1e-05");
        renders("{{ 1.5e300 }}", "1.5e+300");
        renders("{{ 5e-324 }}", "5e-324");
        renders("{{ -0.0 }}", "-0.0");
        renders("{{ 1e308 * 10 }}", "inf");
        renders("{{ 100 / 3 }}", "33.333333333333336");
    }

    @Test
    void literalsOfAllKinds() {
        renders("{{ 1_000 }}", "1000");
        renders("{{ 0x1F }}", "31");
        renders("{{ 0b101 }}", "5");
        renders("{{ 0o17 }}", "15");
        renders("{{ 1.5e3 }}", "1500.0");
        renders("{{ true }}", "True");
        renders("{{ True }}", "True");
        renders("{{ none }}", "None");
        renders("{{ None }}", "None");
        renders("{{ [1, 2,] }}", "[1, 2]");
        renders("{{ (1,) }}", "(1,)");
        renders("{{ () }}", "()");
        renders("{{ {} }}", "{}");
        renders("{{ {\"a\": 1,} }}", "{'a': 1}");
        renders("{{ \"a\" \"b\" }}", "ab");
        renders("{{ 1, 2 }}", "(1, 2)");
        renders("{{ [[1], {\"k\": (1, 2)}] }}", "[[1], {'k': (1, 2)}]");
    }

    @Test
    void stringsHaveThePythonEscapes() {
        renders("{{ \"\\x41\\u00e9\\101\\n\\\\\\\"\\q\" }}", "AéA\n\\\"\\q");
        renders("{{ \"\\U0001F600\\N{BULLET}\" }}", "😀\u2022");
        renders("{{ 'it\\'s' }}", "it's");
    }

    @Test
    void comparisonsChain() {
        renders("{{ 1 < 2 < 3 }}", "True");
        renders("{{ 1 < 3 < 2 }}", "False");
        renders("{{ 3 > 2 >= 2 != 1 }}", "True");
        renders("{{ 1 == 1.0 }}", "True");
        renders("{{ true == 1 }}", "True");
        renders("{{ \"a\" in \"abc\" }}", "True");
        renders("{{ 2 in items }}", "True");
        renders("{{ 4 not in items }}", "True");
        renders("{{ \"age\" in person }}", "True");
        renders("{{ [1, 2] < [1, 3] }}", "True");
        renders("{{ (1,) == [1] }}", "False");
        renders("{{ {\"a\": 1.0} == {\"a\": 1} }}", "True");
        renders("{{ \"a\" < \"B\" }}", "False");
        fails("{{ 1 in 5 }}", "argument of type 'int' is not iterable");
        fails("{{ \"a\" < 1 }}", "'<' not supported between instances of 'str' and 'int'");
        fails("{{ none < 1 }}", "'<' not supported between instances of 'NoneType' and 'int'");
        fails("{{ 1 in \"a\" }}", "'in <string>' requires string as left operand, not int");
        fails("{{ [1] < (1,) }}", "'<' not supported between instances of 'list' and 'tuple'");
    }

    @Test
    void logicGivesOperands() {
        renders("{{ none or 0 or \"z\" }}", "z");
        renders("{{ 1 and \"x\" }}", "x");
        renders("{{ not [] }}", "True");
        renders("{{ \"\" or none }}", "None");
        renders("{{ n and none }}", "None");
    }

    @Test
    void sequencesAddAndRepeat() {
        renders("{{ [1] + [2] }}", "[1, 2]");
        renders("{{ (1,) + (2,) }}", "(1, 2)");
        renders("{{ \"ab\" * 2 }}", "abab");
        renders("{{ 2 * [0] }}", "[0, 0]");
        renders("{{ \"a\" * -1 }}", "");
        fails("{{ \"a\" + 1 }}", "can only concatenate str (not \"int\") to str");
        fails("{{ [1] + (2,) }}", "can only concatenate list (not \"tuple\") to list");
        fails("{{ 1 + \"a\" }}", "unsupported operand type(s) for +: 'int' and 'str'");
        fails("{{ \"a\" * 1.5 }}", "can't multiply sequence by non-int of type 'float'");
        fails("{{ {} + {} }}", "unsupported operand type(s) for +: 'dict' and 'dict'");
    }

    @Test
    void subscriptsAndSlicesCountCodePoints() {
        renders("{{ text[0] }}", "H");
        renders("{{ text[-1] }}", "d");
        renders("{{ emoji[1] }}", "😀");
        renders("{{ emoji[1:] }}", "😀b");
        renders("{{ emoji[::-1] }}", "b😀a");
        renders("{{ items[0] }}", "3");
        renders("{{ items[-1] }}", "2");
        renders("{{ items[1:] }}", "[1, 2]");
        renders("{{ items[::-1] }}", "[2, 1, 3]");
        renders("{{ items[:-1] }}", "[3, 1]");
        renders("{{ text[1:8:2] }}", "el o");
        renders("{{ text[5:2] }}", "");
        renders("{{ text[-100:3] }}", "Hel");
        renders("{{ items[9] }}", "");
        renders("{{ (1, 2, 3)[1:] }}", "(2, 3)");
        fails("{{ text[::0] }}", "slice step cannot be zero");
        fails("{{ n[1:] }}", "'int' object is not subscriptable");
        renders("{{ person[\"name\"] }}", "Ada");
        renders("{{ person.name }}", "Ada");
        renders("{{ people[0][\"name\"] }}", "Bo");
        renders("{{ items.0 }}", "3");
        renders("{{ items[\"x\"] }}", "");
        renders("{{ items[true] }}", "1");
    }

    @Test
    void inlineIfWithoutElseIsUndefined() {
        renders("{{ \"a\" if n }}", "a");
        renders("{{ \"a\" if 0 }}", "");
        renders("{{ (\"a\" if 0) is defined }}", "False");
    }
}
