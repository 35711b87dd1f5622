package dev.augury.demo.corpus.extract;

import dev.augury.demo.corpus.draw.Draw;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** The ways to write a date. */
final class Dates {

    private Dates() {}

    /** Writes a date in one of five ways. */
    static String write(LocalDate date, Draw draw) {
        String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        int day = date.getDayOfMonth();
        return switch (draw.between(0, 4)) {
            case 0 -> day + " " + month + " " + date.getYear();
            case 1 -> month + " " + day + ", " + date.getYear();
            case 2 -> date.toString();
            case 3 -> day + ordinal(day) + " of " + month + " " + date.getYear();
            default -> month.substring(0, 3) + " " + day + ", " + date.getYear();
        };
    }

    private static String ordinal(int day) {
        if (day >= 11 && day <= 13) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
