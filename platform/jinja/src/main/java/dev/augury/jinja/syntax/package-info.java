/**
 * Takes the source of a template.
 * Gives its syntax tree, or a {@link dev.augury.jinja.JinjaSyntaxException} with the line.
 * Called by {@code dev.augury.jinja.run}, which compiles the tree.
 */
@NullMarked
package dev.augury.jinja.syntax;

import org.jspecify.annotations.NullMarked;
