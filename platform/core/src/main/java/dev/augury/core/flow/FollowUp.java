package dev.augury.core.flow;

/** What became of the earlier answers of a conversation that ended in calls of the client. */
public enum FollowUp {
    /** There are none. */
    NONE,
    /** The prompt begins with the exact tokens of one of them. */
    SPLICED,
    /** Their calls are known here, but something before or in them is not what it was; the prompt was tokenised anew. */
    CHANGED,
    /** Their calls are not known here: not made by this lane for this tenant, or too long ago; the prompt was tokenised anew. */
    UNKNOWN,
    /** The chat template does not tell where such an answer ends; the prompt was tokenised anew. */
    UNSEAMED
}
