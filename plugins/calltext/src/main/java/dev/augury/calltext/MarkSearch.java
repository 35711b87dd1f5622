package dev.augury.calltext;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds marks in running text and holds back no more than what may become one, together with the blanks before it, which belong to the form of a call and not
 * to the text. Not thread-safe.
 */
public final class MarkSearch {

    private static final int BLANKS_MAX = 64;

    private final List<String> marks;
    private final Consumer<CharSequence> passed;
    private final StringBuilder blanks = new StringBuilder();
    private final StringBuilder held = new StringBuilder();

    /**
     * Begins a search.
     *
     * @param marks the marks, none the beginning of another
     * @param passed takes the text that is part of no mark
     */
    public MarkSearch(List<String> marks, Consumer<CharSequence> passed) {
        this.marks = List.copyOf(marks);
        this.passed = passed;
    }

    /** Takes a character and returns the mark that it completes, if it does; the mark and the blanks before it are gone then. */
    public @Nullable String take(char c) {
        if (held.isEmpty() && JsonText.isBlank(c)) {
            if (blanks.length() == BLANKS_MAX) {
                pass(blanks);
            }
            blanks.append(c);
            return null;
        }
        held.append(c);
        while (!held.isEmpty()) {
            String mark = markThatBegins();
            if (mark != null) {
                return complete(mark);
            }
            passFirst();
        }
        return null;
    }

    /** Passes on what is held back: no more text will come. */
    public void flush() {
        pass(blanks);
        pass(held);
    }

    private @Nullable String complete(String mark) {
        if (mark.length() > held.length()) {
            return null;
        }
        blanks.setLength(0);
        held.setLength(0);
        return mark;
    }

    private @Nullable String markThatBegins() {
        for (String mark : marks) {
            if (mark.length() >= held.length() && mark.startsWith(held.toString())) {
                return mark;
            }
        }
        return null;
    }

    /** The first held character is text; blanks behind it may stand before the next mark, but a mark has no blank inside. */
    private void passFirst() {
        pass(blanks);
        passed.accept(held.subSequence(0, 1));
        held.deleteCharAt(0);
        if (!held.isEmpty() && JsonText.isBlank(held.charAt(0))) {
            blanks.append(held.charAt(0));
            held.deleteCharAt(0);
        }
    }

    private void pass(StringBuilder some) {
        if (!some.isEmpty()) {
            passed.accept(some.toString());
            some.setLength(0);
        }
    }
}
