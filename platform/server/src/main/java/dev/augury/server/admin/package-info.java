/**
 * What an operator sees and does, whatever page shows it.
 *
 * <p>Takes the lanes, wishes for their options and passwords; gives samples of the last quarter of an hour, changes with their audit lines, and who may sign in; called by the console.
 */
@NullMarked
package dev.augury.server.admin;

import org.jspecify.annotations.NullMarked;
