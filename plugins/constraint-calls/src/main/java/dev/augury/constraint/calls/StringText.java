package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/** Inside a JSON string, behind its opening quote: any characters in valid UTF-8, escapes, and the closing quote, behind which comes {@code after}. */
final class StringText {

    private static final int ESCAPE = 0;
    private static final int HEX_1 = 1;
    private static final int HEX_2 = 2;
    /** The second digit behind a d: 8 to f would be half of a surrogate pair. */
    private static final int HEX_2_BELOW_8 = 3;
    private static final int HEX_3 = 4;
    private static final int HEX_4 = 5;

    private final State after;
    private final Inside[] inside = new Inside[Utf8.STATES];
    private final Escape[] escapes = new Escape[HEX_4 + 1];

    private StringText(State after) {
        this.after = after;
        for (int state = 0; state < inside.length; state++) {
            inside[state] = new Inside(state);
        }
        for (int stage = 0; stage < escapes.length; stage++) {
            escapes[stage] = new Escape(stage);
        }
    }

    /** Returns the inside of a string. */
    static State before(State after) {
        return new StringText(after).inside[Utf8.BOUNDARY];
    }

    /** Among characters. Nearly all tokens are allowed or forbidden here whatever comes after the string, so most of the mask is known beforehand. */
    private final class Inside extends State {

        private final int utf8;

        Inside(int utf8) {
            this.utf8 = utf8;
        }

        @Override
        @Nullable State next(int octet) {
            if (octet < 0x20) {
                return null;
            }
            if (utf8 == Utf8.BOUNDARY && octet == '"') {
                return after;
            }
            if (utf8 == Utf8.BOUNDARY && octet == '\\') {
                return escapes[ESCAPE];
            }
            int next = Utf8.next(utf8, octet);
            return next == Utf8.WRONG ? null : inside[next];
        }

        @Override
        void allow(Lexicon lexicon, long[] bits) {
            lexicon.allowInString(this, utf8, bits);
        }
    }

    /** Behind a backslash. */
    private final class Escape extends State {

        private final int stage;

        Escape(int stage) {
            this.stage = stage;
        }

        @Override
        @Nullable State next(int octet) {
            if (stage == ESCAPE) {
                return octet == 'u' ? escapes[HEX_1] : "\"\\/bfnrt".indexOf(octet) >= 0 ? inside[Utf8.BOUNDARY] : null;
            }
            int digit = Character.digit(octet, 16);
            if (digit < 0) {
                return null;
            }
            return switch (stage) {
                case HEX_1 -> escapes[digit == 0xD ? HEX_2_BELOW_8 : HEX_2];
                case HEX_2 -> escapes[HEX_3];
                case HEX_2_BELOW_8 -> digit < 8 ? escapes[HEX_3] : null;
                case HEX_3 -> escapes[HEX_4];
                default -> inside[Utf8.BOUNDARY];
            };
        }
    }
}
