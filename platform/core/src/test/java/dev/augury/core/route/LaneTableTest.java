package dev.augury.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import org.junit.jupiter.api.Test;

class LaneTableTest {

    private final LaneTable<String> table = new LaneTable<>();

    @Test
    void modelLeadsToItsLane() {
        table.add("small", "lane 1");
        table.add("large", "lane 2");
        assertThat(table.find("large")).isEqualTo("lane 2");
        assertThat(table.lanes()).containsExactly("lane 1", "lane 2");
    }

    @Test
    void unknownModelIsRefusedWithTheKnownOnes() {
        table.add("small", "lane 1");
        table.add("large", "lane 2");
        assertThat(table.find("huge")).isNull();
        assertThat(table.unknown("huge").kind()).isEqualTo(Kind.UNKNOWN_MODEL);
        assertThat(table.unknown("huge").message()).contains("'huge'").contains("small, large");
    }

    @Test
    void nameTakenIsRefused() {
        table.add("small", "lane 1");
        assertThatThrownBy(() -> table.add("small", "lane 2")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("another name");
    }
}
