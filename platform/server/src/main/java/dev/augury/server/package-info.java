/**
 * The Spring Boot host.
 *
 * <p>Takes HTTP requests, configuration and plugin folders; gives HTTP answers from the pipeline; called by the command line, which starts
 * {@link dev.augury.server.AuguryApplication}.
 */
@NullMarked
package dev.augury.server;

import org.jspecify.annotations.NullMarked;
