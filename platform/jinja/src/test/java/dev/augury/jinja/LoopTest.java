package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** For loops and the variable loop. */
class LoopTest {

    @Test
    void loopKnowsWhereItStands() {
        renders("{% for x in items %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }}{{ loop.depth0 }} {% endfor %}",
                "1032TrueFalse310 2121FalseFalse310 3210FalseTrue310 ");
        renders("{% for x in items %}{{ loop.previtem }}<{{ x }}>{{ loop.nextitem }} {% endfor %}", "<3>1 3<1>2 1<2> ");
        renders("{% for x in items %}{{ loop }}{% endfor %}", "<LoopContext 1/3><LoopContext 2/3><LoopContext 3/3>");
    }

    @Test
    void lazyItemsAreLookedAtNoFurtherThanNeeded() {
        renders("{% for x in items | map(\"string\") %}{{ x }}{{ loop.last }}{{ loop.length }}{% endfor %}", "3False31False32True3");
        renders("{% for x in items if x > 1 %}{{ loop.index }}/{{ loop.length }}{{ loop.nextitem }}{% endfor %}", "1/222/2");
    }

    @Test
    void cycleAndChanged() {
        renders("{% for x in items %}{{ loop.cycle(\"a\", \"b\") }}{% endfor %}", "aba");
        renders("{% for x in [1, 1, 2] %}{{ loop.changed(x) }} {% endfor %}", "True False True ");
        fails("{% for x in items %}{{ loop.cycle() }}{% endfor %}", "no items for cycling given");
    }

    @Test
    void conditionsAndElse() {
        renders("{% for x in items if x > 1 %}{{ x }}{% else %}none{% endfor %}", "32");
        renders("{% for x in items if x > 9 %}{{ x }}{% else %}none{% endfor %}", "none");
        renders("{% for x in [] %}a{% else %}b{% endfor %}", "b");
    }

    @Test
    void targetsUnpack() {
        renders("{% for k, v in person.items() %}{{ k }}={{ v }};{% endfor %}", "name=Ada;age=36;items=shadow;");
        renders("{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "123");
        fails("{% for a, b in [(1, 2, 3)] %}{% endfor %}", "too many values to unpack (expected 2)");
        fails("{% for a, b in [(1,)] %}{% endfor %}", "not enough values to unpack (expected 2, got 1)");
        fails("{% for a, b in items %}{% endfor %}", "cannot unpack non-iterable int object");
    }

    @Test
    void breakAndContinue() {
        renders("{% for x in items %}{% if x == 1 %}{% continue %}{% endif %}{{ x }}{% endfor %}", "32");
        renders("{% for x in items %}{{ x }}{% if x == 1 %}{% break %}{% endif %}{% endfor %}", "31");
        renders("{% for x in items %}{% break %}{% else %}e{% endfor %}", "e");
        renders("{% for x in items %}{% with y = x %}{% if y == 1 %}{% break %}{% endif %}{{ y }}{% endwith %}{% endfor %}", "3");
    }

    @Test
    void recursiveLoopsRenderTheirBodyAgain() {
        renders("{% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x ~ \"@\" ~ loop.depth }}{% endfor %}", "1@12@23@3");
        fails("{% for x in items %}{{ loop([1]) }}{% endfor %}", "The loop must have the 'recursive' marker to be called recursively.");
        renders("{% for x in [[], [1]] recursive %}{% if x is iterable %}({{ loop(x) }}){% else %}{{ x }}{% endif %}{% else %}-{% endfor %}",
                "(-)(1)");
    }

    @Test
    void itemsOfEveryKind() {
        renders("{% for c in emoji %}[{{ c }}]{% endfor %}", "[a][😀][b]");
        renders("{% for k in person %}{{ k }} {% endfor %}", "name age items ");
        renders("{% for x in range(3) %}{{ x }}{% endfor %}", "012");
        renders("{% for x in 1, 2 %}{{ x }}{% endfor %}", "12");
        fails("{% for x in none %}{% endfor %}", "'NoneType' object is not iterable");
        fails("{% for x in 5 %}{% endfor %}", "'int' object is not iterable");
    }

    @Test
    void loopIsNoTarget() {
        fails("{% for loop in items %}{% endfor %}", "Can't assign to special loop variable in for-loop target");
        fails("{% for x in items %}{% set loop = 1 %}{% endfor %}", "Can't assign to special loop variable in for-loop target");
    }
}
