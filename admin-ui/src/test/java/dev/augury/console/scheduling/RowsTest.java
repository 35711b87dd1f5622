package dev.augury.console.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.loop.LaneSurvey;
import dev.augury.server.admin.LaneSample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final LaneSample SAMPLE = new LaneSample(
            Instant.ofEpochMilli(1_700_000_005_000L),
            new LaneSurvey.DeviceUse(1, 2, 3, 4, 5, 6, 7),
            new LaneSurvey.HostUse(8, 9, 10, 11),
            new LaneSurvey.Wait(41, 12_400_000_000L),
            null);

    @Test
    void blocksAreWrittenAsTokens() {
        assertThat(Rows.KV.json(List.of(SAMPLE), 32)).isEqualTo("[[1700000005000,32,64,96,128,160,192,224,256,288,320,352]]");
        assertThat(Rows.KV.csv(List.of(SAMPLE), 32)).startsWith("time,decode,prefill,").endsWith("2023-11-14T22:13:25Z,32,64,96,128,160,192,224,256,288,320,352\r\n");
    }

    @Test
    void whatNobodyPromisesIsAbsent() {
        assertThat(Rows.WAITS.json(List.of(SAMPLE, SAMPLE), 32)).isEqualTo("[[1700000005000,41,12400,null],[1700000005000,41,12400,null]]");
        assertThat(Rows.WAITS.csv(List.of(SAMPLE), 32)).endsWith(",41,12400,\r\n");
    }

    @Test
    void everyColumnHasAHead() {
        for (Rows rows : Rows.values()) {
            List<String> lines = rows.csv(List.of(SAMPLE), 32).lines().toList();
            assertThat(lines.getFirst().split(",", -1)).hasSameSizeAs(lines.getLast().split(",", -1));
        }
    }

}
