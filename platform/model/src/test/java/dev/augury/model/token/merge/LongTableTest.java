package dev.augury.model.token.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {

    @Test
    void tableEqualsAMapWhenItGrows() {
        Random random = new Random(11);
        LongTable table = new LongTable(0);
        Map<Long, Long> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(8000) * 0x1_0000_0001L - 4000;
            long value = random.nextInt(1 << 20);
            assertThat(table.putIfAbsent(key, value)).isEqualTo(map.putIfAbsent(key, value) == null);
        }
        assertThat(table.size()).isEqualTo(map.size());
        map.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
        assertThat(table.get(Long.MAX_VALUE)).isEqualTo(LongTable.ABSENT);
    }

    @Test
    void negativeValuesAreRefused() {
        assertThatThrownBy(() -> new LongTable(1).putIfAbsent(0, -1)).hasMessageContaining("-1");
    }
}
