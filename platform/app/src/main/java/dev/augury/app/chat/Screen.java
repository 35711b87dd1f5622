package dev.augury.app.chat;

import java.io.PrintWriter;
import java.util.Locale;

/** Writes a conversation: answers as they come, and beside them, dim, the calls and the timings. */
public final class Screen {

    private static final String DIM = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final PrintWriter aside;
    private final boolean dims;
    private boolean lineBegun;
    private boolean fresh = true;

    /**
     * Makes a screen.
     *
     * @param out takes the answers
     * @param aside takes everything else; for a person the same as {@code out}
     * @param dims whether the terminal shows dim text
     */
    public Screen(PrintWriter out, PrintWriter aside, boolean dims) {
        this.out = out;
        this.aside = aside;
        this.dims = dims;
    }

    /** Shows what becomes visible of an answer. */
    void show(AnswerEvent event) {
        switch (event) {
            case AnswerEvent.Text more -> text(more.text());
            case AnswerEvent.Call call -> dim(call(call.tool(), call.arguments()));
            case AnswerEvent.ServerCall call -> dim(call(call.tool(), call.arguments()));
            case AnswerEvent.ServerCallEnd end -> dim("← " + end.tool() + (end.failed() ? " failed" : "")
                    + (end.seconds() == null ? "" : String.format(Locale.ROOT, " after %.2f s", end.seconds())));
            case AnswerEvent.Note note -> dim(note.text());
        }
    }

    /** Models put line ends round a call; on a fresh line they say nothing. */
    private void text(String more) {
        String shown = clean(fresh ? more.replaceFirst("^\\R+", "") : more);
        if (!shown.isEmpty()) {
            fresh = false;
            lineBegun = !shown.endsWith("\n");
            out.print(shown);
            out.flush();
        }
    }

    /** Ends an answer. */
    void endAnswer() {
        breakLine();
        fresh = true;
    }

    /** Writes a line about the answer. */
    void dim(String line) {
        if (aside == out) {
            breakLine();
        }
        fresh |= !lineBegun;
        aside.println(dims ? DIM + clean(line) + PLAIN : clean(line));
        aside.flush();
    }

    /** Writes lines for the person that are no part of an answer. */
    void plain(String lines) {
        endAnswer();
        aside.println(lines);
        aside.flush();
    }

    private void breakLine() {
        if (lineBegun) {
            out.println();
            out.flush();
            lineBegun = false;
        }
    }

    private static String call(String tool, String arguments) {
        return "→ " + tool + " " + arguments.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** What a model writes must not steer the terminal. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
