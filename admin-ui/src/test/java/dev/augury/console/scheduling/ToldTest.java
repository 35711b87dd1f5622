package dev.augury.console.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.server.MockWebSession;

class ToldTest {

    private final MockWebSession session = new MockWebSession();

    @Test
    void changeIsToldOnce() {
        new Told("starvation-steps 100 → 250.", false).leaveIn(session);
        assertThat(Told.takeFrom(session)).isEqualTo(new Told("starvation-steps 100 → 250.", false));
        assertThat(Told.takeFrom(session)).isEqualTo(new Told("", false));
    }

    @Test
    void lastChangeIsTold() {
        new Told("first", false).leaveIn(session);
        new Told("second", true).leaveIn(session);
        assertThat(Told.takeFrom(session)).isEqualTo(new Told("second", true));
        assertThat(session.getAttributes()).isEmpty();
    }
}
