/**
 * Tools that an operator declares and that other services perform over HTTP.
 *
 * <p>Takes a file of declarations and calls with their arguments as JSON; gives the services' results, or a sentence on what failed; called by the host through
 * the SPI. Requests go only to addresses that were checked, and secrets leave only in the headers that they were declared for.
 */
@NullMarked
package dev.augury.executor.http;

import org.jspecify.annotations.NullMarked;
