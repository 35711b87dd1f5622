package dev.augury.constraint.calls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several fixed texts, each with what follows it. Where one text begins another, the longer goes on as long as it can. */
final class Alternatives extends Fork {

    private final List<Text> texts;
    private final int at;

    /**
     * One of the texts.
     *
     * @param bytes what is written, not empty
     * @param after what follows
     */
    record Text(byte[] bytes, State after) {}

    private Alternatives(List<Text> texts, int at) {
        this.texts = texts;
        this.at = at;
    }

    /** Returns the choice between some texts. */
    static State of(List<Text> texts) {
        return new Alternatives(List.copyOf(texts), 0);
    }

    @Override
    @Nullable State lead(int octet) {
        List<Text> left = texts.stream().filter(text -> text.bytes().length > at && (text.bytes()[at] & 0xFF) == octet).toList();
        if (left.isEmpty()) {
            Text whole = whole(texts, at);
            return whole == null ? null : whole.after().next(octet);
        }
        Text only = left.getFirst();
        return left.size() == 1 && only.bytes().length == at + 1 ? only.after() : new Alternatives(left, at + 1);
    }

    private static @Nullable Text whole(List<Text> texts, int length) {
        return texts.stream().filter(text -> text.bytes().length == length).findFirst().orElse(null);
    }
}
