/**
 * Numbers and times as people read them.
 *
 * <p>Takes values with their units; gives short texts in English; called by every view.
 */
@NullMarked
package dev.augury.console.text;

import org.jspecify.annotations.NullMarked;
