package dev.augury.executor.builtin;

import dev.augury.calltext.JsonString;
import dev.augury.spi.call.ToolDeclaration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** The tool {@code clock(city)}: date and time as its source of instants has them. */
final class WorldClock implements BuiltinTool {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Cities cities = new Cities();
    private final InstantSource now;

    WorldClock(InstantSource now) {
        this.now = now;
    }

    @Override
    public ToolDeclaration declaration() {
        return BuiltinTool.declare("clock", "Tells date and time in a city.", argument());
    }

    @Override
    public String argument() {
        return "city";
    }

    @Override
    public String run(String city) throws Refusal {
        Cities.City found = cities.find(city).orElseThrow(() -> new Refusal("unknown city"));
        ZonedDateTime time = now.instant().atZone(found.zone());
        return "{\"city\": %s, \"weekday\": \"%s\", \"date\": \"%s\", \"time\": \"%s\"}".formatted(JsonString.quote(found.name()),
                time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), time.toLocalDate(), TIME.format(time));
    }
}
