/**
 * Checks values of the configuration that Spring has read.
 *
 * <p>Takes values with the keys they stand under and their ranges. Gives one error with all that lie outside, worded for who starts a host. Called by the records of
 * properties when they are made.
 */
@NullMarked
package dev.augury.server.setting;

import org.jspecify.annotations.NullMarked;
