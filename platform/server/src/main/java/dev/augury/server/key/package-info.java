/**
 * API keys.
 *
 * <p>Takes the key of a request; gives the tenant it belongs to, or a 401; called before every path but health.
 */
@NullMarked
package dev.augury.server.key;

import org.jspecify.annotations.NullMarked;
