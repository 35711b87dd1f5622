/**
 * Doubles for engines and the contract that every engine keeps.
 *
 * <p>Takes plans of steps; gives answers from a script ({@link dev.augury.testing.kit.engine.ScriptedEngine}), the host's breaches of the border
 * ({@link dev.augury.testing.kit.engine.AssertingEngine}) or seeded faults ({@link dev.augury.testing.kit.engine.CrankyEngine}); called by tests of the
 * host, and by tests of engines through {@link dev.augury.testing.kit.engine.EngineContract}.
 */
@NullMarked
package dev.augury.testing.kit.engine;

import org.jspecify.annotations.NullMarked;
