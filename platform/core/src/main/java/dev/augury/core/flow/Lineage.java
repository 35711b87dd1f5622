package dev.augury.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * Where a prompt comes from.
 *
 * @param conversation names the conversation that it makes; null where nobody can follow up on its answers
 * @param followUp what became of earlier answers that ended in calls of the client
 * @param prefix id of the retained prefix that it begins with, or null
 */
public record Lineage(@Nullable ConversationKey conversation, FollowUp followUp, @Nullable Long prefix) {

    /** A prompt that follows nothing and that nothing follows. */
    public static final Lineage NONE = new Lineage(null, FollowUp.NONE, null);
}
