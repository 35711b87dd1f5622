package dev.augury.model.token;

/** What decoding does with control tokens. */
public enum ControlText {
    /** They add nothing to the text: for answers. */
    HIDDEN,
    /** They are written by their names: for people who want to see every token. */
    SHOWN
}
