/**
 * The HTTP surface.
 *
 * <p>Takes HTTP requests; gives answers and event streams; called by the web server.
 */
@NullMarked
package dev.augury.server.web;

import org.jspecify.annotations.NullMarked;
