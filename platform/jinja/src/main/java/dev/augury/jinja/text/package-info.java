/**
 * Takes values and format strings.
 * Gives the text that Python's {@code json.dumps}, {@code %}, {@code str.format}, {@code textwrap} and {@code strftime} give.
 * Called by {@code dev.augury.jinja.operate} and {@code dev.augury.jinja.builtin}.
 */
@NullMarked
package dev.augury.jinja.text;

import org.jspecify.annotations.NullMarked;
