/**
 * Real clients against the host.
 *
 * <p>Takes published clients and their contract tests; gives proof that they work; called by the build.
 */
@NullMarked
package dev.augury.server.client;

import org.jspecify.annotations.NullMarked;
