package dev.augury.executor.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WorldClockTest {

    private final WorldClock clock = new WorldClock(InstantSource.fixed(Instant.parse("2026-03-14T09:26:53Z")));

    @Test
    void tellsWeekdayDateAndTimeInTheFormThatTheDemoModelHasLearned() throws Refusal {
        assertThat(clock.run("Lisbon")).isEqualTo("{\"city\": \"Lisbon\", \"weekday\": \"Saturday\", \"date\": \"2026-03-14\", \"time\": \"09:26\"}");
        assertThat(clock.run("Auckland")).isEqualTo("{\"city\": \"Auckland\", \"weekday\": \"Saturday\", \"date\": \"2026-03-14\", \"time\": \"22:26\"}");
        assertThat(clock.run("Honolulu")).contains("\"weekday\": \"Friday\", \"date\": \"2026-03-13\", \"time\": \"23:26\"");
    }

    @Test
    void namesAreFoundWithoutCaseAndAccents() throws Refusal {
        assertThat(clock.run(" são paulo ")).startsWith("{\"city\": \"Sao Paulo\"");
        assertThat(clock.run("MUNICH")).startsWith("{\"city\": \"Munich\"");
    }

    @Test
    void zoneIdentifiersAndTheirCitiesAreKnown() throws Refusal {
        assertThat(clock.run("Asia/Kathmandu")).contains("\"city\": \"Asia/Kathmandu\"", "15:11");
        assertThat(clock.run("Ulaanbaatar")).contains("\"city\": \"Ulaanbaatar\"");
        assertThat(clock.run("UTC")).contains("09:26");
        assertThat(new Cities().find("Port of Spain").orElseThrow().zone()).isEqualTo(ZoneId.of("America/Port_of_Spain"));
    }

    @Test
    void otherNamesAreUnknown() {
        for (String name : new String[] {"", "Atlantis", "../etc", "US/", "Etc"}) {
            assertThatExceptionOfType(Refusal.class).as(name).isThrownBy(() -> clock.run(name)).withMessage("unknown city");
        }
    }
}
