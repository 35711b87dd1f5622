package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Filters that change text. */
class TextFilterTest {

    @Test
    void upperAndLowerCase() {
        renders("{{ text | upper }}", "HELLO WORLD");
        renders("{{ text | lower }}", "hello world");
        renders("{{ \"foo bar-baz (qux)\" | title }}", "Foo Bar-Baz (Qux)");
        renders("{{ \"hELLO\" | capitalize }}", "Hello");
        renders("{{ 5 | upper }}", "5");
    }

    @Test
    void trimReplaceString() {
        renders("{{ \"  a \" | trim }}", "a");
        renders("{{ \"xax\" | trim(\"x\") }}", "a");
        renders("{{ text | replace(\"l\", \"L\") }}", "HeLLo WorLd");
        renders("{{ text | replace(\"l\", \"L\", 1) }}", "HeLlo World");
        renders("{{ 5 | replace(5, 6) }}", "6");
        renders("{{ 5 | string + \"x\" }}", "5x");
        renders("{{ none | trim }}", "None");
    }

    @Test
    void joinAndFormat() {
        renders("{{ items | join }}", "312");
        renders("{{ items | join(\", \") }}", "3, 1, 2");
        renders("{{ people | join(\"-\", attribute=\"name\") }}", "Bo-al-Cy");
        renders("{{ [1, none, \"a\"] | join(\"|\") }}", "1|None|a");
        renders("{{ \"%s-%d\" | format(\"a\", 3) }}", "a-3");
        renders("{{ \"%(x)s\" | format(x=1) }}", "1");
        fails("{{ \"%s\" | format(1, x=2) }}", "can't handle positional and keyword arguments at the same time");
        fails("{{ 5 | join }}", "'int' object is not iterable");
    }

    @Test
    void wordsAndWidth() {
        renders("{{ \"one two  three\" | wordcount }}", "3");
        renders("{{ \"foo bar baz qux\" | wordwrap(7) }}", "foo bar\nbaz qux");
        renders("{{ \"aaaaaaaa bb\" | wordwrap(5) }}", "aaaaa\naaa\nbb");
        renders("{{ \"aaaaaaaa bb\" | wordwrap(5, false) }}", "aaaaaaaa\nbb");
        renders("{{ \"well-known fact\" | wordwrap(6) }}", "well-\nknown\nfact");
        renders("{{ \"foo bar\" | wordwrap(3, wrapstring=\"|\") }}", "foo|bar");
        renders("{{ \"ab\" | center(6) ~ \"|\" }}", "  ab  |");
        renders("{{ \"foo bar baz qux\" | truncate(9) }}", "foo...");
        renders("{{ \"foo bar baz qux\" | truncate(9, true) }}", "foo ba...");
        renders("{{ \"foo bar baz qux\" | truncate(11) }}", "foo bar baz qux");
        renders("{{ \"foo bar baz\" | truncate(9, end=\"\", leeway=0) }}", "foo bar");
        fails("{{ \"foo\" | truncate(2) }}", "expected length >= 3, got 2");
    }

    @Test
    void indentation() {
        renders("{{ \"a\\nb\\n\\nc\" | indent }}", "a\n    b\n\n    c");
        renders("{{ \"a\\nb\" | indent(2, true) }}", "  a\n  b");
        renders("{{ \"a\\n\\nb\" | indent(width=2, blank=true) }}", "a\n  \n  b");
        renders("{{ \"a\\nb\" | indent(\"> \") }}", "a\n> b");
    }

    @Test
    void prettyPrint() {
        renders("{{ person | pprint }}", "{'age': 36, 'items': 'shadow', 'name': 'Ada'}");
        renders("{{ {\"b\": 1, \"a\": [2]} | pprint }}", "{'a': [2], 'b': 1}");
        renders("{{ (people + people) | pprint }}",
                "[{'age': 3, 'name': 'Bo'},\n {'age': 1, 'name': 'al'},\n {'age': 3, 'name': 'Cy'},\n {'age': 3, 'name': 'Bo'},\n {'age': 1, 'name': 'al'},\n {'age': 3, 'name': 'Cy'}]");
    }

    @Test
    void json() {
        renders("{{ person | tojson }}", "{\"name\": \"Ada\", \"age\": 36, \"items\": \"shadow\"}");
        renders("{{ items | tojson }}", "[3, 1, 2]");
        renders("{{ {\"k\": \"é<>&'\\\"\\n\\u2028\"} | tojson }}", "{\"k\": \"é<>&'\\\"\\n\u2028\"}");
        renders("{{ {\"b\": [1, {\"c\": []}], \"a\": {}} | tojson(indent=2) }}",
                "{\n  \"b\": [\n    1,\n    {\n      \"c\": []\n    }\n  ],\n  \"a\": {}\n}");
        renders("{{ {\"b\": 1, \"a\": 2} | tojson(sort_keys=true) }}", "{\"a\": 2, \"b\": 1}");
        renders("{{ \"é😀\" | tojson(ensure_ascii=true) }}", "\"\\u00e9\\ud83d\\ude00\"");
        renders("{{ [1, 2] | tojson(separators=(\",\", \":\")) }}", "[1,2]");
        renders("{{ [1.0, 1e22, true, none] | tojson }}", "[1.0, 1e+22, true, null]");
        renders("{{ {1: 2, none: 3} | tojson }}", "{\"1\": 2, \"null\": 3}");
        fails("{{ {(1, 2): 3} | tojson }}", "keys must be str, int, float, bool or None, not tuple");
        fails("{{ items | map(\"string\") | tojson }}", "Object of type generator is not JSON serializable");
        fails("{{ person.items() | tojson }}", "Object of type dict_items is not JSON serializable");
        fails("{{ missing | tojson }}", "Object of type Undefined is not JSON serializable");
        renders("{{ (\"<b>\" | safe) | tojson }}", "\"<b>\"");
    }
}
