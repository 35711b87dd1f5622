package dev.augury.spi.engine;

/** The position at which a row's queries are rotated when they are used against a segment. */
public sealed interface QueryPosition {

    /** Each query at the position of its own token. */
    record Own() implements QueryPosition {}

    /**
     * Every query at one position.
     *
     * @param position the position
     */
    record Fixed(int position) implements QueryPosition {}

    /** Each query at the position of its own token: the usual case. */
    QueryPosition OWN = new Own();
}
