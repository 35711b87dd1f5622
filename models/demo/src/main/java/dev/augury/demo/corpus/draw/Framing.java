package dev.augury.demo.corpus.draw;

import dev.augury.demo.corpus.Split;
import java.util.Locale;

/** Words before and after a question that change nothing of it. Only training has them: what a model learns is to look past them. */
public final class Framing {

    private static final Sheet SHEET = Sheet.of(Framing.class, "framing.txt");
    private static final Section OPENERS = SHEET.section("openers");
    private static final Section CLOSERS = SHEET.section("closers");

    private Framing() {}

    /**
     * Returns a question, of the training half often with an opener or a closer.
     *
     * @param lowers whether its first letter may become small where the opener ended no sentence
     */
    public static String frame(Draw draw, String question, boolean lowers) {
        if (draw.split() == Split.HELD_OUT) {
            return question;
        }
        return switch (draw.between(0, 11)) {
            case 0, 1, 2 -> open(draw.pick(OPENERS.train()), question, lowers);
            case 3 -> question + " " + draw.pick(CLOSERS.train());
            default -> question;
        };
    }

    private static String open(String opener, String question, boolean lowers) {
        boolean goesOn = lowers && !opener.endsWith(".") && !opener.endsWith("!") && !question.startsWith("Augury") && !question.matches("(I[ ']|[A-Z]{2}).*");
        return opener + " " + (goesOn ? question.substring(0, 1).toLowerCase(Locale.ROOT) + question.substring(1) : question);
    }
}
