package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** The methods of str. */
class StringMethodTest {

    @Test
    void upperAndLowerCase() {
        renders("{{ text.upper() }}", "HELLO WORLD");
        renders("{{ text.lower() }}", "hello world");
        renders("{{ text.swapcase() }}", "hELLO wORLD");
        renders("{{ \"hello wORLD\".title() }}", "Hello World");
        renders("{{ \"they're\".title() }}", "They'Re");
        renders("{{ \"ß\".upper() }}", "SS");
        renders("{{ \"hELLO\".capitalize() }}", "Hello");
        renders("{{ \"ß\".casefold() }}", "ss");
        fails("{{ text.upper(1) }}", "upper() takes at most 0 arguments");
    }

    @Test
    void questions() {
        renders("{{ \"a1\".isalnum() }}", "True");
        renders("{{ \"a\".isalpha() }}", "True");
        renders("{{ \"é\".isascii() }}", "False");
        renders("{{ \"1\".isdecimal() }}", "True");
        renders("{{ \"²\".isdigit() }}", "True");
        renders("{{ \"½\".isnumeric() }}", "True");
        renders("{{ \"a_1\".isidentifier() }}", "True");
        renders("{{ \"ab\".islower() }}", "True");
        renders("{{ \"AB\".isupper() }}", "True");
        renders("{{ \"Ab Cd\".istitle() }}", "True");
        renders("{{ \" \".isspace() }}", "True");
        renders("{{ \"\\n\".isprintable() }}", "False");
        renders("{{ \"\".isalpha() }}", "False");
    }

    @Test
    void searches() {
        renders("{{ text.find(\"o\") }}", "4");
        renders("{{ text.find(\"o\", 5) }}", "7");
        renders("{{ text.rfind(\"o\") }}", "7");
        renders("{{ text.find(\"z\") }}", "-1");
        renders("{{ emoji.find(\"b\") }}", "2");
        fails("{{ text.index(\"z\") }}", "substring not found");
        renders("{{ text.rindex(\"o\") }}", "7");
        renders("{{ text.count(\"l\") }}", "3");
        renders("{{ text.count(\"l\", 4) }}", "1");
        renders("{{ \"\".count(\"\") }}", "1");
        renders("{{ text.startswith(\"He\") }}", "True");
        renders("{{ text.startswith((\"x\", \"H\")) }}", "True");
        renders("{{ text.endswith(\"ld\") }}", "True");
        renders("{{ text.endswith(\"o\", 0, 5) }}", "True");
        fails("{{ text.startswith(1) }}", "startswith first arg must be str or a tuple of str, not int");
    }

    @Test
    void replacements() {
        renders("{{ text.replace(\"l\", \"L\") }}", "HeLLo WorLd");
        renders("{{ text.replace(\"l\", \"L\", 1) }}", "HeLlo World");
        renders("{{ \"ab\".replace(\"\", \"-\") }}", "-a-b-");
        renders("{{ \"ab\".replace(\"\", \"-\", 2) }}", "-a-b");
        renders("{{ text.removeprefix(\"He\") }}", "llo World");
        renders("{{ text.removesuffix(\"ld\") }}", "Hello Wor");
        fails("{{ text.replace(old=\"l\", new=\"L\") }}", "replace() takes no keyword arguments");
        renders("{{ \"abc\".translate({97: \"x\", 98: none}) }}", "xc");
        renders("{{ \"abc\".translate(\"\".maketrans(\"ab\", \"12\", \"c\")) }}", "12");
    }

    @Test
    void splitsAndJoins() {
        renders("{{ \"a,b,,c\".split(\",\") }}", "['a', 'b', '', 'c']");
        renders("{{ \" a  b \".split() }}", "['a', 'b']");
        renders("{{ \"a b c\".split(\" \", 1) }}", "['a', 'b c']");
        renders("{{ \"a b c\".rsplit(none, 1) }}", "['a b', 'c']");
        renders("{{ \"a,b,c\".rsplit(\",\", maxsplit=1) }}", "['a,b', 'c']");
        renders("{{ \"a b c\".split(maxsplit=1) }}", "['a', 'b c']");
        fails("{{ \"a\".split(\"\") }}", "empty separator");
        renders("{{ \"a=b=c\".partition(\"=\") }}", "('a', '=', 'b=c')");
        renders("{{ \"a=b=c\".rpartition(\"=\") }}", "('a=b', '=', 'c')");
        renders("{{ \"a\".partition(\"x\") }}", "('a', '', '')");
        renders("{{ \"a\\nb\\r\\nc\\n\".splitlines() }}", "['a', 'b', 'c']");
        renders("{{ \"a\\nb\".splitlines(true) }}", "['a\\n', 'b']");
        renders("{{ \"-\".join([\"a\", \"b\"]) }}", "a-b");
        renders("{{ \"-\".join(\"abc\") }}", "a-b-c");
        fails("{{ \"-\".join([1]) }}", "sequence item 0: expected str instance, int found");
        fails("{{ \"-\".join(5) }}", "can only join an iterable");
    }

    @Test
    void layout() {
        renders("{{ \"  a \".strip() ~ \"|\" }}", "a|");
        renders("{{ \"xxaxx\".strip(\"x\") }}", "a");
        renders("{{ \"  a \".lstrip() ~ \"|\" }}", "a |");
        renders("{{ \"  a \".rstrip() ~ \"|\" }}", "  a|");
        renders("{{ \"a\".center(4, \"*\") }}", "*a**");
        renders("{{ \"ab\".center(5, \"*\") }}", "**ab*");
        renders("{{ \"a\".ljust(3, \".\") }}", "a..");
        renders("{{ \"a\".rjust(3) }}", "  a");
        renders("{{ \"-5\".zfill(4) }}", "-005");
        renders("{{ \"a\\tb\".expandtabs(4) }}", "a   b");
        fails("{{ \"a\".center(5, \"ab\") }}", "The fill character must be exactly one character long");
    }

    @Test
    void methodsThatDoNotExistAreUndefined() {
        renders("{{ text.nothing }}", "");
        fails("{{ text.nothing() }}", "'str object' has no attribute 'nothing'");
        renders("{{ text.upper is defined }}", "True");
        renders("{{ text[\"upper\"]() }}", "HELLO WORLD");
    }
}
