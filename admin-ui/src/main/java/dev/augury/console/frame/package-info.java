/**
 * What stands round every page: groups of pages, chips of the lanes, who is signed in.
 *
 * <p>Takes the pages that there are; gives the frame to every view; called by Spring before a view is rendered. A new page adds a {@code Page} and nothing else.
 */
@NullMarked
package dev.augury.console.frame;

import org.jspecify.annotations.NullMarked;
