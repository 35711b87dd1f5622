/**
 * API keys, as the house keeps them.
 *
 * <p>Takes hashes of keys; gives the tenants they belong to; called by the server and implemented by the store. A key itself is nowhere kept.
 */
@NullMarked
package dev.augury.core.key;

import org.jspecify.annotations.NullMarked;
