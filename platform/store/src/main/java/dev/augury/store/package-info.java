/**
 * What outlives the process.
 *
 * <p>Takes what core's ports record; gives it back after a restart; called by the host's assembly. The only room that knows SQL and JPA; the schema is in
 * {@code db/migration}, the same for H2 and PostgreSQL.
 */
@NullMarked
package dev.augury.store;

import org.jspecify.annotations.NullMarked;
