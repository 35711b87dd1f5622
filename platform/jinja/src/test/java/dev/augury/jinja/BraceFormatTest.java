package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** str.format and its specifications. */
class BraceFormatTest {

    @Test
    void fields() {
        renders("{{ \"{} {}\".format(1, \"a\") }}", "1 a");
        renders("{{ \"{1} {0}\".format(1, 2) }}", "2 1");
        renders("{{ \"{a}{b}\".format(a=1, b=2) }}", "12");
        renders("{{ \"{0[name]} {0.age}\".format(person) }}", "Ada 36");
        renders("{{ \"{0[0]}\".format(items) }}", "3");
        renders("{{ \"{{}} {}\".format(1) }}", "{} 1");
        renders("{{ \"{!r:>5}\".format(\"a\") }}", "  'a'");
        renders("{{ \"{:{w}.{p}f}\".format(3.14159, w=8, p=2) }}", "    3.14");
        renders("{{ \"{a}\".format_map({\"a\": 1}) }}", "1");
    }

    @Test
    void specifications() {
        renders("{{ \"{:>6}|{:<6}|{:^6}|{:*^6}\".format(\"a\", \"b\", \"c\", \"d\") }}", "     a|b     |  c   |**d***");
        renders("{{ \"{:05d} {:+d} {: d} {:=+5}\".format(42, 42, 42, 42) }}", "00042 +42  42 +  42");
        renders("{{ \"{:,} {:_} {:,.2f}\".format(1234567, 1234567, 1234567.891) }}", "1,234,567 1_234_567 1,234,567.89");
        renders("{{ \"{:x} {:#X} {:b} {:#o} {:c}\".format(255, 255, 5, 8, 65) }}", "ff 0XFF 101 0o10 A");
        renders("{{ \"{:e} {:.3g} {:g} {:.1%} {:.0f}\".format(12345.678, 12345.678, 1e16, 0.256, 2.5) }}", "1.234568e+04 1.23e+04 1e+16 25.6% 2");
        renders("{{ \"{:.3} {:10.3s}|\".format(\"abcdef\", \"abcdef\") }}", "abc abc       |");
        renders("{{ \"{} {:5} {:.3}\".format(true, true, 2.0) }}", "True     1 2.0");
        renders("{{ \"{:.3}\".format(1234567.0) }}", "1.23e+06");
        renders("{{ \"{:012,}\".format(1234) }}", "0,000,001,234");
    }

    @Test
    void mistakes() {
        fails("{{ \"{\".format(1) }}", "Single '{' encountered in format string");
        fails("{{ \"}\".format(1) }}", "Single '}' encountered in format string");
        fails("{{ \"{0} {}\".format(1) }}", "cannot switch from manual field specification to automatic field numbering");
        fails("{{ \"{x!q}\".format(x=1) }}", "Unknown conversion specifier q");
        fails("{{ \"{:d}\".format(\"a\") }}", "Unknown format code 'd' for object of type 'str'");
        fails("{{ \"{:s}\".format(1) }}", "Unknown format code 's' for object of type 'int'");
        fails("{{ \"{:5}\".format(none) }}", "unsupported format string passed to NoneType.__format__");
        fails("{{ \"{:.2d}\".format(1) }}", "Precision not allowed in integer format specifier");
        fails("{{ \"{:,}\".format(\"a\") }}", "Cannot specify ',' with 's'.");
    }
}
