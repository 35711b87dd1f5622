/**
 * What answers that ended in calls of the client leave: the exact tokens by which the follow-up is recognised and continued.
 *
 * <p>Takes turns that ended in such calls and, later, conversations that carry them; gives the tokens with which a follow-up begins, or says why it does not,
 * and tells how long the client took; called by the loop when an answer ends and by the pipeline off the loop when a conversation is read.
 */
@NullMarked
package dev.augury.core.retain;

import org.jspecify.annotations.NullMarked;
