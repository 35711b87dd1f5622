package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Filters on numbers. */
class NumberFilterTest {

    @Test
    void intAndFloat() {
        renders("{{ \"42\" | int }}", "42");
        renders("{{ \" 42.9 \" | int }}", "42");
        renders("{{ \"x\" | int }}", "0");
        renders("{{ \"x\" | int(7) }}", "7");
        renders("{{ \"0x1F\" | int(base=16) }}", "31");
        renders("{{ \"1F\" | int(0, 16) }}", "31");
        renders("{{ \"1_000\" | int }}", "1000");
        renders("{{ none | int }}", "0");
        renders("{{ 2.9 | int }}", "2");
        renders("{{ \"2.5\" | float }}", "2.5");
        renders("{{ \"x\" | float(1.5) }}", "1.5");
        renders("{{ \"inf\" | float }}", "inf");
        renders("{{ \"inf\" | int }}", "0");
        renders("{{ \"12345678901234567890\" | int }}", "12345678901234567890");
    }

    @Test
    void rounding() {
        renders("{{ 2.5 | round }}", "2.0");
        renders("{{ 3.5 | round }}", "4.0");
        renders("{{ 42 | round }}", "42");
        renders("{{ 2.675 | round(2) }}", "2.67");
        renders("{{ 42.55 | round(1, \"ceil\") }}", "42.6");
        renders("{{ 42.55 | round(1, \"floor\") }}", "42.5");
        renders("{{ 1250 | round(-2) }}", "1200");
        fails("{{ 2.5 | round(method=\"x\") }}", "method must be common, ceil or floor");
        fails("{{ 1e400 | round(1, \"floor\") }}", "cannot convert float infinity to integer");
        renders("{{ 1e400 | round }}", "inf");
        renders("{{ -2.5 | abs }}", "2.5");
        renders("{{ (-5) | abs }}", "5");
        fails("{{ \"x\" | abs }}", "bad operand type for abs(): 'str'");
    }

    @Test
    void fileSizes() {
        renders("{{ 1 | filesizeformat }}", "1 Byte");
        renders("{{ 999 | filesizeformat }}", "999 Bytes");
        renders("{{ 13000 | filesizeformat }}", "13.0 kB");
        renders("{{ 1500000 | filesizeformat(true) }}", "1.4 MiB");
        renders("{{ \"1000\" | filesizeformat }}", "1.0 kB");
        renders("{{ 1e30 | filesizeformat }}", "1000000.0 YB");
    }
}
