package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialScannerTest {

    @Test
    void scanTakesTheLongestTokenAtEachPlaceAndNothingInside() {
        assertThat(parts("x<abc>y<ab", token(1, "<ab"), token(2, "<abc>"), token(3, "bc"))).containsExactly("x", "#2", "y", "#1");
        assertThat(parts("bcbc", token(3, "bc"))).containsExactly("#3", "#3");
        assertThat(parts("<abd", token(1, "<ab"), token(2, "<abc>"))).containsExactly("#1", "d");
    }

    @Test
    void scanWithoutTokensOrTextGivesWhatIsThere() {
        assertThat(parts("text")).containsExactly("text");
        assertThat(parts("", token(1, "a"))).isEmpty();
        assertThat(parts("ab", token(1, ""))).containsExactly("ab");
    }

    @Test
    void tokensThatStripSwallowAsciiSpaceAfterThemOnly() {
        SpecialScanner.Token strips = new SpecialScanner.Token(7, "<u>", true);
        assertThat(parts("a <u> \n\tb", strips)).containsExactly("a ", "#7", "b");
        assertThat(parts("<u>\u00A0b<u>  ", strips)).containsExactly("#7", "\u00A0b", "#7");
    }

    private static SpecialScanner.Token token(int id, String text) {
        return new SpecialScanner.Token(id, text, false);
    }

    private static List<String> parts(String text, SpecialScanner.Token... tokens) {
        List<String> parts = new ArrayList<>();
        new SpecialScanner(List.of(tokens)).scan(text, new SpecialScanner.Parts() {
            @Override
            public void text(int from, int to) {
                parts.add(text.substring(from, to));
            }

            @Override
            public void token(int id) {
                parts.add("#" + id);
            }
        });
        return parts;
    }
}
