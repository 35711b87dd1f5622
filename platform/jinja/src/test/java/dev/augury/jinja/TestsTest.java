package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** The tests behind is. */
class TestsTest {

    @Test
    void typesOfValues() {
        renders("{{ true is boolean }}", "True");
        renders("{{ n is boolean }}", "False");
        renders("{{ 1.5 is boolean }}", "False");
        renders("{{ text is boolean }}", "False");
        renders("{{ items is boolean }}", "False");
        renders("{{ person is boolean }}", "False");
        renders("{{ none is boolean }}", "False");
        renders("{{ missing is boolean }}", "False");
        renders("{{ range is boolean }}", "False");
        renders("{{ true is integer }}", "False");
        renders("{{ n is integer }}", "True");
        renders("{{ 1.5 is integer }}", "False");
        renders("{{ text is integer }}", "False");
        renders("{{ items is integer }}", "False");
        renders("{{ person is integer }}", "False");
        renders("{{ none is integer }}", "False");
        renders("{{ missing is integer }}", "False");
        renders("{{ range is integer }}", "False");
        renders("{{ true is float }}", "False");
        renders("{{ n is float }}", "False");
        renders("{{ 1.5 is float }}", "True");
        renders("{{ text is float }}", "False");
        renders("{{ items is float }}", "False");
        renders("{{ person is float }}", "False");
        renders("{{ none is float }}", "False");
        renders("{{ missing is float }}", "False");
        renders("{{ range is float }}", "False");
        renders("{{ true is number }}", "True");
        renders("{{ n is number }}", "True");
        renders("{{ 1.5 is number }}", "True");
        renders("{{ text is number }}", "False");
        renders("{{ items is number }}", "False");
        renders("{{ person is number }}", "False");
        renders("{{ none is number }}", "False");
        renders("{{ missing is number }}", "False");
        renders("{{ range is number }}", "False");
        renders("{{ true is string }}", "False");
        renders("{{ n is string }}", "False");
        renders("{{ 1.5 is string }}", "False");
        renders("{{ text is string }}", "True");
        renders("{{ items is string }}", "False");
        renders("{{ person is string }}", "False");
        renders("{{ none is string }}", "False");
        renders("{{ missing is string }}", "False");
        renders("{{ range is string }}", "False");
        renders("{{ true is mapping }}", "False");
        renders("{{ n is mapping }}", "False");
        renders("{{ 1.5 is mapping }}", "False");
        renders("{{ text is mapping }}", "False");
        renders("{{ items is mapping }}", "False");
        renders("{{ person is mapping }}", "True");
        renders("{{ none is mapping }}", "False");
        renders("{{ missing is mapping }}", "False");
        renders("{{ range is mapping }}", "False");
        renders("{{ true is iterable }}", "False");
        renders("{{ n is iterable }}", "False");
        renders("{{ 1.5 is iterable }}", "False");
        renders("{{ text is iterable }}", "True");
        renders("{{ items is iterable }}", "True");
        renders("{{ person is iterable }}", "True");
        renders("{{ none is iterable }}", "False");
        renders("{{ missing is iterable }}", "True");
        renders("{{ range is iterable }}", "False");
        renders("{{ true is sequence }}", "False");
        renders("{{ n is sequence }}", "False");
        renders("{{ 1.5 is sequence }}", "False");
        renders("{{ text is sequence }}", "True");
        renders("{{ items is sequence }}", "True");
        renders("{{ person is sequence }}", "True");
        renders("{{ none is sequence }}", "False");
        renders("{{ missing is sequence }}", "True");
        renders("{{ range is sequence }}", "False");
        renders("{{ true is callable }}", "False");
        renders("{{ n is callable }}", "False");
        renders("{{ 1.5 is callable }}", "False");
        renders("{{ text is callable }}", "False");
        renders("{{ items is callable }}", "False");
        renders("{{ person is callable }}", "False");
        renders("{{ none is callable }}", "False");
        renders("{{ missing is callable }}", "True");
        renders("{{ range is callable }}", "True");
        renders("{{ true is none }}", "False");
        renders("{{ n is none }}", "False");
        renders("{{ 1.5 is none }}", "False");
        renders("{{ text is none }}", "False");
        renders("{{ items is none }}", "False");
        renders("{{ person is none }}", "False");
        renders("{{ none is none }}", "True");
        renders("{{ missing is none }}", "False");
        renders("{{ range is none }}", "False");
        renders("{{ true is true }}", "True");
        renders("{{ n is true }}", "False");
        renders("{{ 1.5 is true }}", "False");
        renders("{{ text is true }}", "False");
        renders("{{ items is true }}", "False");
        renders("{{ person is true }}", "False");
        renders("{{ none is true }}", "False");
        renders("{{ missing is true }}", "False");
        renders("{{ range is true }}", "False");
        renders("{{ true is false }}", "False");
        renders("{{ n is false }}", "False");
        renders("{{ 1.5 is false }}", "False");
        renders("{{ text is false }}", "False");
        renders("{{ items is false }}", "False");
        renders("{{ person is false }}", "False");
        renders("{{ none is false }}", "False");
        renders("{{ missing is false }}", "False");
        renders("{{ range is false }}", "False");
        renders("{{ true is defined }}", "True");
        renders("{{ n is defined }}", "True");
        renders("{{ 1.5 is defined }}", "True");
        renders("{{ text is defined }}", "True");
        renders("{{ items is defined }}", "True");
        renders("{{ person is defined }}", "True");
        renders("{{ none is defined }}", "True");
        renders("{{ missing is defined }}", "False");
        renders("{{ range is defined }}", "True");
        renders("{{ true is undefined }}", "False");
        renders("{{ n is undefined }}", "False");
        renders("{{ 1.5 is undefined }}", "False");
        renders("{{ text is undefined }}", "False");
        renders("{{ items is undefined }}", "False");
        renders("{{ person is undefined }}", "False");
        renders("{{ none is undefined }}", "False");
        renders("{{ missing is undefined }}", "True");
        renders("{{ range is undefined }}", "False");
    }

    @Test
    void numbersAndText() {
        renders("{{ 3 is odd }}", "True");
        renders("{{ 3 is even }}", "False");
        renders("{{ 9 is divisibleby 3 }}", "True");
        renders("{{ 9 is divisibleby(2) }}", "False");
        renders("{{ \"ab\" is lower }}", "True");
        renders("{{ \"AB\" is upper }}", "True");
        renders("{{ 5 is lower }}", "False");
        fails("{{ \"x\" is odd }}", "not all arguments converted during string formatting");
        renders("{{ \"upper\" is filter }}", "True");
        renders("{{ \"nothing\" is filter }}", "False");
        renders("{{ \"odd\" is test }}", "True");
        renders("{{ \"<\" | safe is escaped }}", "True");
    }

    @Test
    void comparisons() {
        renders("{{ n is eq 5 }}", "True");
        renders("{{ n is equalto 5 }}", "True");
        renders("{{ n is sameas n }}", "True");
        renders("{{ n is ne 4 }}", "True");
        renders("{{ n is gt 4 }}", "True");
        renders("{{ n is greaterthan 4 }}", "True");
        renders("{{ n is ge 5 }}", "True");
        renders("{{ n is lt 6 }}", "True");
        renders("{{ n is lessthan 6 }}", "True");
        renders("{{ n is le 5 }}", "True");
        renders("{{ n is in items }}", "False");
        renders("{{ 1 is in items }}", "True");
        renders("{{ n is not in items }}", "True");
        renders("{{ none is sameas none }}", "True");
        fails("{{ \"a\" is gt 1 }}", "'>' not supported between instances of 'str' and 'int'");
    }

    @Test
    void negationAndPrecedence() {
        renders("{{ n is not none }}", "True");
        renders("{{ not n is none }}", "True");
        renders("{{ n is not defined or true }}", "True");
        renders("{{ n is divisibleby 5 and true }}", "True");
    }

    @Test
    void missingArgumentsFail() {
        fails("{{ missing is odd }}", "'missing' is undefined");
    }
}
