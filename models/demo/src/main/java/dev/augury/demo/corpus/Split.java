package dev.augury.demo.corpus;

/** The two halves of the corpus; they share neither values (numbers, names, cities, items) nor phrasings. */
public enum Split {
    TRAIN,
    HELD_OUT
}
