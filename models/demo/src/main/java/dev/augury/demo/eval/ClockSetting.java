package dev.augury.demo.eval;

import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Trial;
import dev.augury.demo.tools.Clock;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the instant at which the clock of a trial stood, so that the real clock gives the expected response to the expected call. */
final class ClockSetting {

    /** A guess that an hour of summer time spoils is mended by the next. */
    private static final int GUESSES = 3;

    private final Clock clock = new Clock(InstantSource.system());

    /** Returns the instant of the first response that tells a time, or the epoch where none does. */
    Instant of(Trial trial) {
        for (Message message : trial.expected()) {
            if (message instanceof Message.Response response) {
                try {
                    Map<String, @Nullable Object> shown = Json.object(response.text());
                    if (shown.get("city") instanceof String city && shown.containsKey("time")) {
                        return instant(city, time(shown));
                    }
                } catch (ToolException e) {
                    // A bare number of the calculator or an unknown city tells no time.
                    continue;
                }
            }
        }
        return Instant.EPOCH;
    }

    private Instant instant(String city, LocalDateTime wanted) throws ToolException {
        Instant guess = wanted.toInstant(ZoneOffset.UTC);
        for (int i = 0; i < GUESSES; i++) {
            guess = guess.plus(Duration.between(time(Json.object(clock.show(city, guess))), wanted));
        }
        return guess;
    }

    private static LocalDateTime time(Map<String, @Nullable Object> shown) {
        return LocalDateTime.of(LocalDate.parse(String.valueOf(shown.get("date"))), LocalTime.parse(String.valueOf(shown.get("time"))));
    }
}
