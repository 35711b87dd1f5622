package dev.augury.demo.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Skill;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private static final Tally SHOP = new Tally(Skill.SHOP, 200,
            Map.of(Measure.CALLS, 194, Measure.EXACT, 190, Measure.LENGTH, 199, Measure.JSON, 0, Measure.NO_CALL, 0));
    private static final Tally EXTRACT = new Tally(Skill.EXTRACT, 200,
            Map.of(Measure.CALLS, 200, Measure.EXACT, 180, Measure.LENGTH, 199, Measure.JSON, 189, Measure.NO_CALL, 200));

    @Test
    void boundsAreMetOnTheVeryShare() {
        assertThat(SHOP.passes()).isTrue();
        assertThat(EXTRACT.passes()).isFalse();
        assertThat(new Tally(Skill.SHOP, 0, Map.of()).passes()).isFalse();
    }

    @Test
    void tablesHoldWhatConcernsASkill() throws ToolException {
        ScoreTable table = new ScoreTable(List.of(SHOP, EXTRACT));
        assertThat(table.text().get(1)).contains("shop", "200", "97.0 %", "95.0 %", "yes", "calls right ≥ 97 %");
        assertThat(table.markdown().get(3)).isEqualTo(
                "| extract | 200 |  | 90.0 % | 99.5 % | 94.5 % | 100.0 % | JSON right ≥ 95 % | NO |");
        assertThat(table.csv()).containsExactly("skill,prompts,calls right,exact,length right,JSON right,no call,met", "shop,200,97.0,95.0,99.5,,,true",
                "extract,200,,90.0,99.5,94.5,100.0,false");
        assertThat(Json.read(String.join("\n", table.json()))).isInstanceOfSatisfying(List.class, rows -> assertThat(rows).hasSize(2));
    }
}
