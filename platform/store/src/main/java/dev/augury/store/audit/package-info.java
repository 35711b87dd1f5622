/**
 * What people changed, in the database.
 *
 * <p>Takes changes with who made them and why; gives them back, the latest first; called by the server when somebody changes something. Nothing here is ever changed or deleted.
 */
@NullMarked
package dev.augury.store.audit;

import org.jspecify.annotations.NullMarked;
