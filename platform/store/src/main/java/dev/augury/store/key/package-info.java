/**
 * API keys in the database, by their hashes.
 *
 * <p>Takes and gives keys through core's port; called by the server at its start and when a key is made.
 */
@NullMarked
package dev.augury.store.key;

import org.jspecify.annotations.NullMarked;
