package dev.augury.core.flow;

/** What becomes of an answer when a call of it fails, times out or gives no result. */
public enum OnFailure {
    /** Its model is told of the error and goes on. */
    CONTINUE,
    /** Its request ends by an error. */
    FAIL
}
