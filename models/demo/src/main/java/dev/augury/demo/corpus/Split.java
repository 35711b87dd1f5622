package dev.augury.demo.corpus;

/**
 * The two halves of the corpus; they share neither values (numbers, names, cities, items) nor phrasings. A phrasing is that of a question: words within it, as the
 * names of the four operations, and the last sentence of a word problem are the same in both.
 */
public enum Split {
    TRAIN,
    HELD_OUT
}
