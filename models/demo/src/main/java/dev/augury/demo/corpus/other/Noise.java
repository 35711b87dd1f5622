package dev.augury.demo.corpus.other;

import dev.augury.demo.corpus.draw.Draw;

/** Letters without a meaning. */
final class Noise {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String KEYS = "qwrtpsdfghjklzxcvbnm";

    private Noise() {}

    /** Returns one to four words that are none. */
    static String of(Draw draw) {
        return draw.own(() -> {
            StringBuilder noise = new StringBuilder();
            int words = draw.between(1, 4);
            String letters = draw.oneIn(2) ? LETTERS : KEYS;
            for (int word = 0; word < words; word++) {
                noise.append(word == 0 ? "" : " ");
                for (int left = draw.between(3, 9); left > 0; left--) {
                    noise.append(letters.charAt(draw.between(0, letters.length() - 1)));
                }
            }
            return noise.toString();
        });
    }
}
