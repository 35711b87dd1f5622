/** What is told of the database as a whole. */
@NullMarked
package dev.augury.store;

import org.jspecify.annotations.NullMarked;
