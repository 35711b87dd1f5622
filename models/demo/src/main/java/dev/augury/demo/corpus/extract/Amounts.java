package dev.augury.demo.corpus.extract;

import dev.augury.demo.corpus.draw.Draw;
import java.util.List;

/** The ways to write an amount of money. */
final class Amounts {

    private static final List<String> CURRENCIES = List.of("euros", "dollars", "pounds", "francs", "crowns");
    private static final List<String> CODES = List.of("EUR", "USD", "GBP", "CHF");

    private Amounts() {}

    /** Writes a number with its currency in one of four ways; the digits stay as they are. */
    static String write(String number, Draw draw) {
        return switch (draw.between(0, 4)) {
            case 0 -> draw.pick(CODES) + " " + number;
            case 1 -> number + " " + draw.pick(CODES);
            case 2 -> "$" + number;
            default -> number + " " + draw.pick(CURRENCIES);
        };
    }
}
