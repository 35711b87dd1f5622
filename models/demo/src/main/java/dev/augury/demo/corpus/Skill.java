package dev.augury.demo.corpus;

/** What the demo model can do; every dialogue and every trial belongs to one. */
public enum Skill {
    /** Arithmetic by calling the calculator. */
    ARITHMETIC,
    /** Date and time by calling the clock. */
    CLOCK,
    /** Prices and stock of a shop by calling its catalog, then often the calculator. */
    SHOP,
    /** Questions about Augury itself. */
    ABOUT,
    /** Counting, listing, repeating, reversing, spelling, days and months, stories: answers whose length follows from the question. */
    LENGTHS,
    /** Name, date and amount of a sentence as JSON. */
    EXTRACT,
    /** Anything else: says what it is and what it can do, greets, thanks. */
    OTHER
}
