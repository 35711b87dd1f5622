/**
 * The page on scheduling: who waits, where the KV is, whether the promise on waiting is kept, and the threshold of starvation.
 *
 * <p>Takes samples and options of a lane; gives the page, its one stream and CSV files; called by browsers of people who are signed in.
 */
@NullMarked
package dev.augury.console.scheduling;

import org.jspecify.annotations.NullMarked;
