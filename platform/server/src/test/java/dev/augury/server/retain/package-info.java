/**
 * Proofs that requests after calls of the client go on where their answers ended.
 *
 * <p>Takes nothing; gives failures that say what broke; called by the build.
 */
@NullMarked
package dev.augury.server.retain;

import org.jspecify.annotations.NullMarked;
