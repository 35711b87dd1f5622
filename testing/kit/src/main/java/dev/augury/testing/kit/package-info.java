/**
 * What every test of a plugin or of the host stands on: seeds, options and a context without a host.
 *
 * <p>Takes a master seed, a factory and the options an operator would write; gives random sources that a failure tells how to repeat, bound options
 * records and contexts; called by tests, and by the contract suites in the packages below this one. It knows the SPI alone.
 */
@NullMarked
package dev.augury.testing.kit;

import org.jspecify.annotations.NullMarked;
