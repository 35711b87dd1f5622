/**
 * The console: what an operator sees in a browser.
 *
 * <p>Takes what the server's admin services know; gives pages, fragments and streams of them; found by Spring as an auto-configuration, so that a host without this module serves as well.
 * It decides nothing about scheduling.
 */
@NullMarked
package dev.augury.console;

import org.jspecify.annotations.NullMarked;
