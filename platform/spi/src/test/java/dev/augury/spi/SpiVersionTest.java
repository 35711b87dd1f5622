package dev.augury.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpiVersionTest {

    @Test
    void hostRunsPluginsOfItsMajorThatAreNotNewer() {
        SpiVersion host = new SpiVersion(2, 3);
        assertThat(host.runs(new SpiVersion(2, 0))).isTrue();
        assertThat(host.runs(new SpiVersion(2, 3))).isTrue();
        assertThat(host.runs(new SpiVersion(2, 4))).isFalse();
        assertThat(host.runs(new SpiVersion(1, 0))).isFalse();
        assertThat(host.runs(new SpiVersion(3, 0))).isFalse();
    }

    @Test
    void textRoundTrips() {
        assertThat(SpiVersion.parse(" 12.34 ")).isEqualTo(new SpiVersion(12, 34)).hasToString("12.34");
    }

    @Test
    void otherTextIsRefusedWithTheRightForm() {
        for (String text : new String[] {"", "1", "1.0.0", "v1.0", "1.x", "-1.0", "9999999.0"}) {
            assertThatThrownBy(() -> SpiVersion.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("write it as in 1.0");
        }
        assertThatThrownBy(() -> new SpiVersion(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void versionsAreOrderedByMajorThenMinor() {
        assertThat(new SpiVersion(1, 9)).isLessThan(new SpiVersion(2, 0)).isGreaterThan(new SpiVersion(1, 8)).isEqualByComparingTo(new SpiVersion(1, 9));
    }

    @Test
    void manifestsOfTheBuildCarryThePresentVersion() throws Exception {
        assertThat(Files.readString(Path.of("../../pom.xml"))).contains("<spi.version>" + SpiVersion.CURRENT + "</spi.version>");
    }
}
