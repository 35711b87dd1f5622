package dev.augury.model.token;

import java.util.Random;

/** Seeded random texts of all planes of Unicode, rich in what tokenizers treat specially. */
final class RandomText {
    private static final String[] PARTS = {" ", "  ", "\n", "\r\n", "\t", "the", "requests", " running", "'s", "12", "3", ".", "return",
        "\u00E4", "\u4E2D\u6587", "\uD83D\uDE00", "\uD83D\uDC69\u200D\uD83D\uDCBB", "\u0301", "\u00A0", "<|", "|>", "<s>", "\u0000"};

    private RandomText() {}

    static String of(Random random, int partsMax) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(partsMax + 1); i > 0; i--) {
            if (random.nextInt(3) > 0) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            } else {
                int point = random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1);
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
            }
        }
        return text.toString();
    }
}
