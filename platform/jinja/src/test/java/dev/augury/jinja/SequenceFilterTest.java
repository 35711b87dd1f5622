package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Filters on sequences. */
class SequenceFilterTest {

    @Test
    void lengthFirstLast() {
        renders("{{ items | length }}", "3");
        renders("{{ text | count }}", "11");
        renders("{{ person | length }}", "3");
        renders("{{ items | first }}", "3");
        renders("{{ items | last }}", "2");
        renders("{{ text | first }}", "H");
        renders("{{ [] | first }}", "");
        renders("{{ [] | last }}", "");
        renders("{{ items | list }}", "[3, 1, 2]");
        renders("{{ text | list }}", "['H', 'e', 'l', 'l', 'o', ' ', 'W', 'o', 'r', 'l', 'd']");
        fails("{{ 5 | length }}", "object of type 'int' has no len()");
        fails("{{ items | map(\"string\") | length }}", "object of type 'generator' has no len()");
        renders("{{ [7] | random }}", "7");
        renders("{{ [] | random }}", "");
    }

    @Test
    void reverseSumMinMax() {
        renders("{{ items | reverse | list }}", "[2, 1, 3]");
        renders("{{ text | reverse }}", "dlroW olleH");
        renders("{{ items | sum }}", "6");
        renders("{{ people | sum(attribute=\"age\") }}", "7");
        renders("{{ [[1], [2]] | sum(start=[]) }}", "[1, 2]");
        renders("{{ items | min }}", "1");
        renders("{{ items | max }}", "3");
        renders("{{ words | min }}", "A");
        renders("{{ words | max(case_sensitive=true) }}", "c");
        renders("{{ people | max(attribute=\"age\") }}", "{'name': 'Bo', 'age': 3}");
        renders("{{ [] | max }}", "");
        fails("{{ [1, \"a\"] | max }}", "'>' not supported between instances of 'str' and 'int'");
    }

    @Test
    void batchSliceUnique() {
        renders("{{ [1, 2, 3] | batch(2) | list }}", "[[1, 2], [3]]");
        renders("{{ [1, 2, 3] | batch(2, 0) | list }}", "[[1, 2], [3, 0]]");
        renders("{{ [1, 2, 3, 4, 5] | slice(3) | list }}", "[[1, 2], [3, 4], [5]]");
        renders("{{ [1, 2, 3] | slice(2, 0) | list }}", "[[1, 2], [3, 0]]");
        renders("{{ [\"a\", \"A\", \"b\"] | unique | list }}", "['a', 'b']");
        renders("{{ [\"a\", \"A\"] | unique(true) | list }}", "['a', 'A']");
        renders("{{ people | unique(attribute=\"age\") | map(attribute=\"name\") | list }}", "['Bo', 'al']");
    }

    @Test
    void sorting() {
        renders("{{ items | sort }}", "[1, 2, 3]");
        renders("{{ items | sort(reverse=true) }}", "[3, 2, 1]");
        renders("{{ words | sort }}", "['A', 'b', 'c']");
        renders("{{ words | sort(case_sensitive=true) }}", "['A', 'b', 'c']");
        renders("{{ people | sort(attribute=\"name\") | map(attribute=\"name\") | join }}", "alBoCy");
        renders("{{ people | sort(attribute=\"age,name\") | map(attribute=\"name\") | join }}", "alBoCy");
        renders("{{ people | sort(reverse=true, attribute=\"age\") | map(attribute=\"name\") | join }}", "BoCyal");
        fails("{{ [1, \"a\"] | sort }}", "'<' not supported between instances of 'str' and 'int'");
        renders("{{ {\"b\": 1, \"A\": 2} | dictsort }}", "[('A', 2), ('b', 1)]");
        renders("{{ {\"b\": 1, \"A\": 2} | dictsort(true) }}", "[('A', 2), ('b', 1)]");
        renders("{{ {\"b\": 1, \"A\": 2} | dictsort(by=\"value\", reverse=true) }}", "[('A', 2), ('b', 1)]");
        fails("{{ {} | dictsort(by=\"x\") }}", "You can only sort by either \"key\" or \"value\"");
    }

    @Test
    void grouping() {
        renders("{% for age, group in people | groupby(\"age\") %}{{ age }}:{{ group | map(attribute=\"name\") | join(\"+\") }};{% endfor %}",
                "1:al;3:Bo+Cy;");
        renders("{{ (people | groupby(\"age\"))[0].grouper }}", "1");
        renders("{{ people | groupby(\"age\") | map(attribute=\"list\") | map(\"length\") | list }}", "[1, 2]");
        renders("{{ people | groupby(\"missing\", default=\"d\") }}",
                "[('d', [{'name': 'Bo', 'age': 3}, {'name': 'al', 'age': 1}, {'name': 'Cy', 'age': 3}])]");
    }

    @Test
    void mapping() {
        renders("{{ items | map(\"string\") | list }}", "['3', '1', '2']");
        renders("{{ people | map(attribute=\"name\") | list }}", "['Bo', 'al', 'Cy']");
        renders("{{ people | map(attribute=\"x\", default=\"d\") | list }}", "['d', 'd', 'd']");
        renders("{{ people | map(attribute=\"name.0\") | list }}", "['B', 'a', 'C']");
        renders("{{ words | map(\"replace\", \"b\", \"z\") | list }}", "['z', 'A', 'c']");
        fails("{{ items | map | list }}", "map requires a filter argument");
        renders("{{ none | map(\"x\") | list }}", "[]");
        fails("{{ people | map(attribute=\"name\", x=1) | list }}", "Unexpected keyword argument 'x'");
    }

    @Test
    void selecting() {
        renders("{{ items | select(\"odd\") | list }}", "[3, 1]");
        renders("{{ items | reject(\"odd\") | list }}", "[2]");
        renders("{{ [0, 1, \"\"] | select | list }}", "[1]");
        renders("{{ people | selectattr(\"age\", \"equalto\", 3) | map(attribute=\"name\") | list }}", "['Bo', 'Cy']");
        renders("{{ people | rejectattr(\"age\", \"gt\", 1) | map(attribute=\"name\") | list }}", "['al']");
        renders("{{ people | selectattr(\"missing\") | list }}", "[]");
        renders("{{ none | selectattr(\"x\") | list }}", "[]");
        fails("{{ people | selectattr | list }}", "Missing parameter for attribute name");
        renders("{{ person | items | list }}", "[('name', 'Ada'), ('age', 36), ('items', 'shadow')]");
        renders("{{ missing | items | list }}", "[]");
        fails("{{ 5 | items | list }}", "Can only get item pairs from a mapping.");
        renders("{{ person | attr(\"name\") }}", "");
        renders("{{ text | attr(\"upper\") is callable }}", "True");
    }

    @Test
    void lazySequencesCanBeWalkedOnce() {
        renders("{% set g = items | select %}{{ g | list }}{{ g | list }}", "[3, 1, 2][]");
        renders("{% set g = items | select %}{{ g is iterable }}{{ g is sequence }}{{ g[0] }}", "TrueFalse");
    }
}
