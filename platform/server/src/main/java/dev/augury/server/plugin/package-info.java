/**
 * Finding, checking and configuring plugins.
 *
 * <p>Takes a directory of plugin folders and the operator's settings; gives factories by kind and name and their bound options records, or errors that say what
 * to do; called by the host's assembly, the {@code plugins} verb and the admin API. One class loader per folder: a plugin sees the JDK, a short written list of
 * shared packages and its own jars.
 */
@NullMarked
package dev.augury.server.plugin;

import org.jspecify.annotations.NullMarked;
