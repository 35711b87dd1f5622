package dev.augury.model.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The alphabet in which byte-level vocabularies spell bytes: printable characters of Latin-1 stand for themselves, the 68 others for
 * U+0100 and on. Immutable.
 */
public final class ByteAlphabet {
    private static final int LAST = 0x100 + 67;

    private final char[] letters = new char[256];
    private final short[] bytes = new short[LAST + 1];

    /** Makes the alphabet; it is the same each time. */
    public ByteAlphabet() {
        Arrays.fill(bytes, (short) -1);
        int next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b != 0xAD;
            char letter = (char) (printable ? b : next++);
            letters[b] = letter;
            bytes[letter] = (short) b;
        }
    }

    /** Returns the letter of a byte, 0 to 255. */
    public char letter(int b) {
        return letters[b];
    }

    /** Returns the bytes that a token spells; a character outside of the alphabet stands for its own UTF-8. */
    public byte[] spell(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(point -> {
            if (point <= LAST && bytes[point] >= 0) {
                out.write(bytes[point]);
            } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return out.toByteArray();
    }
}
