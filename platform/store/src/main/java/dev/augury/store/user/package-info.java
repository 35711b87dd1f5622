/**
 * People who may sign in, in the database, by the hashes of their passwords.
 *
 * <p>Takes names and hashes; gives them back; called by the server when somebody signs in, and at its start.
 */
@NullMarked
package dev.augury.store.user;

import org.jspecify.annotations.NullMarked;
