package dev.augury.demo.corpus.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.demo.corpus.Split;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetTest {

    @Test
    void parseReadsAnswersPhrasingsAndValues() {
        Section section = Sheet.parse("s", "# note\n[a]\n= One.\n= Two.\n+ Ask?\n- Held?\n: x, y\n").section("a");
        assertThat(section).isEqualTo(new Section("a", "One. Two.", List.of("Ask?"), List.of("Held?"), List.of("x", "y")));
    }

    @Test
    void parseOfAWrongLineNamesIt() {
        assertThatThrownBy(() -> Sheet.parse("s", "[a]\n* what\n")).hasMessageContaining("Line 2 of 's'").hasMessageContaining("* what");
        assertThatThrownBy(() -> Sheet.parse("s", "+ too early\n")).hasMessageContaining("begin a section");
        assertThatThrownBy(() -> Sheet.parse("s", "[a]\n[a]\n")).hasMessageContaining("two sections [a]");
    }

    @Test
    void sectionThatIsMissingListsTheKnownOnes() {
        assertThatThrownBy(() -> Sheet.parse("s", "[a]\n[b]\n").section("c")).hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> Sheet.of(SheetTest.class, "none.txt")).hasMessageContaining("none.txt");
    }

    @Test
    void halfOfHoldsOutOneInFive() {
        long held = IntStream.range(0, 10_000).filter(i -> Draw.halfOf("value " + i) == Split.HELD_OUT).count();
        assertThat(held).isBetween(1_900L, 2_100L);
    }

    @Test
    void ownWithoutAnyValueOfItsHalfEnds() {
        Draw draw = new Draw(Draw.halfOf("x") == Split.TRAIN ? Split.HELD_OUT : Split.TRAIN, new Random(1));
        assertThatThrownBy(() -> draw.own(() -> "x")).hasMessageContaining("more values");
    }

    @Test
    void fillRefusesAnEmptySlot() {
        assertThat(Turn.fill("{a} {b}", Map.of("a", 1, "b", "two"))).isEqualTo("1 two");
        assertThatThrownBy(() -> Turn.fill("{a} {b}", Map.of("a", 1))).hasMessageContaining("slot");
    }
}
