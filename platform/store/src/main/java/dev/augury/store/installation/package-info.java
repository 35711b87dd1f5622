/**
 * Values drawn once per installation.
 *
 * <p>Takes a name; gives the value drawn when it was first asked for; called by the host's assembly, for example for the salt of hashed features.
 */
@NullMarked
package dev.augury.store.installation;

import org.jspecify.annotations.NullMarked;
