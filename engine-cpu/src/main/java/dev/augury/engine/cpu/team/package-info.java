/**
 * The fixed team of threads that runs a step.
 *
 * <p>Takes work that every worker runs from its start to its end; gives barriers between the phases of that work and units to claim
 * within a phase; called by the engine, whose calling thread is worker 0.
 */
@NullMarked
package dev.augury.engine.cpu.team;

import org.jspecify.annotations.NullMarked;
