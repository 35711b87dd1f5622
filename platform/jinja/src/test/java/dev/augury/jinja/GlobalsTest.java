package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** The functions every template knows. */
class GlobalsTest {

    @Test
    void ranges() {
        renders("{{ range(3) | list }}", "[0, 1, 2]");
        renders("{{ range(1, 7, 2) | list }}", "[1, 3, 5]");
        renders("{{ range(3, 0, -1) | list }}", "[3, 2, 1]");
        renders("{{ range(5) }}", "range(0, 5)");
        renders("{{ range(5)[1:3] }}", "range(1, 3)");
        renders("{{ range(5)[-1] }}", "4");
        renders("{{ 3 in range(5) }}", "True");
        renders("{{ range(3) | length }}", "3");
        fails("{{ range(1, 2, 0) }}", "range() arg 3 must not be zero");
        fails("{{ range(\"a\") }}", "'str' object cannot be interpreted as an integer");
        fails("{{ range() }}", "range expected at least 1 argument, got 0");
    }

    @Test
    void dicts() {
        renders("{{ dict(a=1) }}", "{'a': 1}");
        renders("{{ dict({\"a\": 1}, b=2) }}", "{'a': 1, 'b': 2}");
        renders("{{ dict([(\"a\", 1)]) }}", "{'a': 1}");
        fails("{{ dict([1]) }}", "is not iterable");
    }

    @Test
    void cyclersAndJoiners() {
        renders("{% set c = cycler(\"a\", \"b\") %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.reset() }}{{ c.current }}",
                "ababNonea");
        renders("{% set j = joiner(\"|\") %}{% for x in items %}{{ j() }}{{ x }}{% endfor %}", "3|1|2");
        fails("{{ cycler() }}", "at least one item has to be provided");
    }

    @Test
    void theTimeIsTheOnePassedIn() {
        renders("{{ strftime_now(\"%Y-%m-%d %H:%M:%S\") }}", "2026-11-20 09:05:07");
        renders("{{ strftime_now(\"%d %B, %Y %A %a %b %j %I %p %y %e|%-d|%-m %% %U %W %w %u %V %G\") }}",
                "20 November, 2026 Friday Fri Nov 324 09 AM 26 20|20|11 % 46 46 5 5 47 2026");
    }

    @Test
    void templatesCanRefuse() {
        fails("{{ raise_exception(\"no system role\") }}", "no system role");
    }

    @Test
    void namesOfTheContextGoFirst() {
        renders("{% set range = 5 %}{{ range }}", "5");
    }
}
