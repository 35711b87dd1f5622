package dev.augury.demo.train;

/** Gives documents by index, without an end: the same index gives the same document, so that training resumes where it stopped. Thread-safe. */
public interface DocumentSource {

    /** Returns the document at an index of at least 0. */
    Document document(long index);
}
