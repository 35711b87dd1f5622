package dev.augury.constraint.calls;

/** UTF-8 as an automaton (Unicode 16, table 3-7): what may follow the bytes of a character that is not whole yet. */
final class Utf8 {

    /** Between two characters. */
    static final int BOUNDARY = 0;
    /** Number of states. */
    static final int STATES = 8;
    /** Says that a byte may not stand here. */
    static final int WRONG = -1;

    private static final int ONE_MORE = 1;
    private static final int TWO_MORE = 2;
    private static final int THREE_MORE = 3;
    private static final int AFTER_E0 = 4;
    private static final int AFTER_ED = 5;
    private static final int AFTER_F0 = 6;
    private static final int AFTER_F4 = 7;

    private Utf8() {}

    /** Returns the state after a byte. */
    static int next(int state, int octet) {
        return switch (state) {
            case BOUNDARY -> lead(octet);
            case ONE_MORE -> within(octet, 0x80, 0xBF, BOUNDARY);
            case TWO_MORE -> within(octet, 0x80, 0xBF, ONE_MORE);
            case THREE_MORE -> within(octet, 0x80, 0xBF, TWO_MORE);
            case AFTER_E0 -> within(octet, 0xA0, 0xBF, ONE_MORE);
            case AFTER_ED -> within(octet, 0x80, 0x9F, ONE_MORE);
            case AFTER_F0 -> within(octet, 0x90, 0xBF, TWO_MORE);
            case AFTER_F4 -> within(octet, 0x80, 0x8F, TWO_MORE);
            default -> throw new IllegalArgumentException("UTF-8 has no state " + state);
        };
    }

    private static int lead(int octet) {
        if (octet < 0x80) {
            return BOUNDARY;
        }
        return switch (octet) {
            case 0xE0 -> AFTER_E0;
            case 0xED -> AFTER_ED;
            case 0xF0 -> AFTER_F0;
            case 0xF4 -> AFTER_F4;
            default -> octet < 0xC2 || octet > 0xF4 ? WRONG : octet < 0xE0 ? ONE_MORE : octet < 0xF0 ? TWO_MORE : THREE_MORE;
        };
    }

    private static int within(int octet, int from, int to, int next) {
        return octet >= from && octet <= to ? next : WRONG;
    }
}
