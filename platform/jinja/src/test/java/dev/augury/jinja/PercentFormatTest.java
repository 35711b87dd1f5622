package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** The operator % on strings. */
class PercentFormatTest {

    @Test
    void conversions() {
        renders("{{ \"%s-%r-%a\" % (\"é\", \"é\", \"é\") }}", "é-'é'-'\\xe9'");
        renders("{{ \"%d %i\" % (3, 4.9) }}", "3 4");
        renders("{{ \"%x %X %#x %o\" % (255, 255, 255, 8) }}", "ff FF 0xff 10");
        renders("{{ \"%e\" % 12345.678 }}", "1.234568e+04");
        renders("{{ \"%.2f\" % 2.675 }}", "2.67");
        renders("{{ \"%g %G\" % (1e-7, 1e20) }}", "1e-07 1E+20");
        renders("{{ \"%c%c\" % (65, \"b\") }}", "Ab");
        renders("{{ \"%5.1f%%\" % 99.55 }}", " 99.5%");
        renders("{{ \"%s\" % none }}", "None");
        renders("{{ \"%s\" % missing }}", "");
    }

    @Test
    void flagsAndWidths() {
        renders("{{ \"[%5d]\" % 42 }}", "[   42]");
        renders("{{ \"[%-5d]\" % 42 }}", "[42   ]");
        renders("{{ \"[%05d]\" % -42 }}", "[-0042]");
        renders("{{ \"[%+d]\" % 42 }}", "[+42]");
        renders("{{ \"[% d]\" % 42 }}", "[ 42]");
        renders("{{ \"[%*d]\" % (5, 42) }}", "[   42]");
        renders("{{ \"[%10s]\" % \"é\" }}", "[         é]");
        renders("{{ \"[%.2s]\" % \"abc\" }}", "[ab]");
        renders("{{ \"[%#.0f]\" % 1 }}", "[1.]");
    }

    @Test
    void argumentsByPositionAndName() {
        renders("{{ \"%(a)s %(b)d\" % {\"a\": 1, \"b\": 2} }}", "1 2");
        renders("{{ \"%s\" % [1, 2] }}", "[1, 2]");
        fails("{{ \"%s %s\" % (1,) }}", "not enough arguments for format string");
        fails("{{ \"%s\" % (1, 2) }}", "not all arguments converted during string formatting");
        fails("{{ \"x\" % 5 }}", "not all arguments converted during string formatting");
        renders("{{ \"x\" % {} }}", "x");
        fails("{{ \"%d\" % \"5\" }}", "%d format: a real number is required, not str");
        fails("{{ \"%z\" % 1 }}", "unsupported format character 'z' (0x7a) at index 1");
        fails("{{ \"%\" % 1 }}", "incomplete format");
        fails("{{ \"%s\" % () }}", "not enough arguments for format string");
        fails("{{ \"%(a)s\" % {\"b\": 1} }}", "'a'");
    }
}
