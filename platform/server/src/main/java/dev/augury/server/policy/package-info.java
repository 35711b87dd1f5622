/**
 * The policies of the lanes and their options while they serve.
 *
 * <p>Takes wishes of operators; gives the options in force, and what a change became; called by the console.
 */
@NullMarked
package dev.augury.server.policy;

import org.jspecify.annotations.NullMarked;
