package dev.augury.server.setting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** The ranges of settings under one key, checked together. */
public final class Ranges {

    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    private final String owner;
    private final List<String> problems = new ArrayList<>();

    private Ranges(String owner) {
        this.owner = owner;
    }

    /** Begins a check of settings under that key, for example {@code augury.limits}. */
    public static Ranges of(String owner) {
        return new Ranges(owner);
    }

    /** Checks a number. */
    public Ranges number(String key, long value, long min, long max) {
        return check(value < min || value > max, key, Long.toString(value), min + " to " + max);
    }

    /** Checks a size. */
    public Ranges size(String key, DataSize value, DataSize min, DataSize max) {
        return check(value.compareTo(min) < 0 || value.compareTo(max) > 0, key, text(value), text(min) + " to " + text(max));
    }

    /** Checks a duration. */
    public Ranges time(String key, Duration value, Duration min, Duration max) {
        return check(value.compareTo(min) < 0 || value.compareTo(max) > 0, key, text(value), text(min) + " to " + text(max));
    }

    /**
     * Ends the check.
     *
     * @throws SettingException with every value outside its range
     */
    public void end() {
        if (!problems.isEmpty()) {
            throw new SettingException(problems);
        }
    }

    private Ranges check(boolean outside, String key, String value, String range) {
        if (outside) {
            problems.add(owner + "." + key + " is " + value + "; give " + range);
        }
        return this;
    }

    private static String text(DataSize size) {
        long amount = size.toBytes();
        int unit = 0;
        while (amount != 0 && amount % 1024 == 0 && unit < UNITS.size() - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + UNITS.get(unit);
    }

    private static String text(Duration time) {
        if (time.toNanosPart() % 1_000_000 != 0) {
            return time.toString();
        }
        long millis = time.toMillis();
        return millis % 3_600_000 == 0 && millis != 0 ? millis / 3_600_000 + "h" : millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
