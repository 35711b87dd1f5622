package dev.augury.core.flow;

/** Turns the tokens of one answer into text as they come, keeping back the bytes of a character that is not complete yet. */
public interface TextDecoder {

    /** Takes the next token. Returns the text that became complete, often empty. */
    String add(int token);

    /** Returns what is kept back, an incomplete character as U+FFFD. Called once, after the last token. */
    String end();
}
