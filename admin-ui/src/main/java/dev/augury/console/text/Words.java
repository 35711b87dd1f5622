package dev.augury.console.text;

import java.time.Duration;
import java.util.Locale;

/** Writes numbers with their units. */
public final class Words {

    private static final double NANOS = 1e9;

    private Words() {}

    /** Writes a count: {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Writes a count and what is counted: {@code 1 step}, {@code 12,345 steps}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Writes a rate with as many digits as matter: {@code 0.4}, {@code 17}. */
    public static String rate(double number) {
        return String.format(Locale.ENGLISH, number < 10 ? "%.1f" : "%,.0f", number);
    }

    /** Writes a time span with two digits or two units: {@code 430 ms}, {@code 12.4 s}, {@code 3 min 20 s}. */
    public static String span(double seconds) {
        if (seconds < 0.9995) {
            return Math.round(Math.max(0, seconds) * 1000) + " ms";
        }
        if (seconds < 59.95) {
            return String.format(Locale.ENGLISH, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole < 86_400 ? whole / 3600 + " h " + whole % 3600 / 60 + " min" : whole / 86_400 + " d " + whole % 86_400 / 3600 + " h";
    }

    /** Writes a time span. */
    public static String span(Duration span) {
        return span(span.toNanos() / NANOS);
    }

    /** Writes nanoseconds as a time span. */
    public static String nanos(long nanos) {
        return span(nanos / NANOS);
    }
}
