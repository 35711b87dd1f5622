/**
 * What is measured while a replay runs.
 *
 * <p>Takes the news of a lane, and stands between the lane and its policy and engine; gives what became of every request, how long sequences waited and what held
 * KV for what; called by the replay. It changes nothing that it watches.
 */
@NullMarked
package dev.augury.replay.measure;

import org.jspecify.annotations.NullMarked;
