package dev.augury.server.admin;

import dev.augury.server.plugin.PluginException;

/** The reason of a change, as log and audit carry it: one line, in which everything is what it looks like. */
final class Reason {

    /** Marks that turn the direction of what follows, so that a line reads as another than it is. */
    private static final String TURNING = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Reason() {}

    /**
     * Returns a reason without the spaces round it.
     *
     * @throws PluginException when it is missing, too long or not one line of text
     */
    static String of(String given) {
        String reason = given.strip();
        if (reason.isEmpty()) {
            throw new PluginException("There is no reason.", "say in up to " + LaneTuning.REASON_MAX + " characters why the change is made");
        }
        if (reason.length() > LaneTuning.REASON_MAX) {
            throw new PluginException("The reason has " + reason.length() + " characters.", "say in up to " + LaneTuning.REASON_MAX + " characters why the change is made");
        }
        reason.codePoints().filter(Reason::hidden).findFirst().ifPresent(letter -> {
            throw new PluginException("The reason has the control character U+" + String.format("%04X", letter) + ".", "write it in one line of plain text");
        });
        return reason;
    }

    /** Returns what of a text can stand in a reason, with a mark where something cannot; for what was kept before. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(letter -> shown.appendCodePoint(hidden(letter) ? '\uFFFD' : letter));
        int end = Math.min(LaneTuning.REASON_MAX, shown.length());
        boolean halved = end < shown.length() && Character.isHighSurrogate(shown.charAt(end - 1));
        return shown.substring(0, halved ? end - 1 : end);
    }

    private static boolean hidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> TURNING.indexOf(letter) >= 0;
        };
    }
}
