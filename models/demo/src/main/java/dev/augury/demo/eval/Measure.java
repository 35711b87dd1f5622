package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;

/** What is asked of an answer. */
public enum Measure {
    /** The calls have the right names and arguments, compared as JSON values, in the right order, and there are no others. */
    CALLS("calls right"),
    /** The final answer is the expected one, letter by letter. */
    EXACT("exact"),
    /** The final answer has as many items as the expected one; an item is a run of letters and digits. */
    LENGTH("length right"),
    /** The final answer is JSON and has the expected value. */
    JSON("JSON right"),
    /** Nothing is called. */
    NO_CALL("no call");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** Returns whether it says anything about a skill. */
    public boolean concerns(Skill skill) {
        boolean calling = skill == Skill.ARITHMETIC || skill == Skill.CLOCK || skill == Skill.SHOP;
        return switch (this) {
            case EXACT, LENGTH -> true;
            case CALLS -> calling;
            case NO_CALL -> !calling;
            case JSON -> skill == Skill.EXTRACT;
        };
    }

    /** Returns its name in tables. */
    public String title() {
        return title;
    }
}
