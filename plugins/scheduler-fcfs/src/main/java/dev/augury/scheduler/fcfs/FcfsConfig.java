package dev.augury.scheduler.fcfs;

import dev.augury.spi.Option;
import dev.augury.spi.schedule.Preemption;

/**
 * Options of {@code fcfs}.
 *
 * @param maxBatchedTokens fixed budget of a step, 0 for the lane's own
 * @param maxSequences most running sequences, 0 for the lane's own
 * @param longPrefillTokenThreshold most tokens of one sequence per step, 0 for no limit
 * @param chunkedPrefill whether prompts may be cut
 * @param decodesFirst whether sequences with one pending token go before the others that run
 * @param reserveFullSequence whether a sequence is admitted only when all of it fits
 * @param watermarkBlocks blocks kept free at admission
 * @param watermarkFraction the same as a fraction of all blocks
 * @param preemption how a sequence loses its place
 * @param resumed where a sequence waits whose KV was given up during a call
 * @param activeDiscard whether swapped sequences are computed again while nothing waits
 */
public record FcfsConfig(
        @Option(
                        doc = "Most tokens per step; 0 takes the lane's own budget, which follows from its step target.",
                        defaultValue = "0",
                        unit = "tokens",
                        min = 0,
                        max = 1 << 24,
                        live = true)
                int maxBatchedTokens,
        @Option(
                        doc = "Most sequences that run at once; 0 takes the lane's own limit.",
                        defaultValue = "0",
                        unit = "sequences",
                        min = 0,
                        max = 1 << 20,
                        live = true)
                int maxSequences,
        @Option(
                        doc = "Most tokens of one sequence per step, so that a long prompt leaves room for others; 0 sets no limit.",
                        defaultValue = "0",
                        unit = "tokens",
                        min = 0,
                        max = 1 << 24,
                        live = true)
                int longPrefillTokenThreshold,
        @Option(
                        doc = "Whether a prompt may be cut to what is left of a step; if not, it waits for a step with room, and is cut only when it is"
                                + " longer than a whole step.",
                        defaultValue = "true",
                        live = true)
                boolean chunkedPrefill,
        @Option(
                        doc = "Whether running sequences with one token to compute go before running sequences with more, so that no answer stalls"
                                + " behind a prompt.",
                        defaultValue = "true",
                        live = true)
                boolean decodesFirst,
        @Option(
                        doc = "Whether a sequence is admitted only when all of its present tokens fit into free blocks, not just its first chunk.",
                        defaultValue = "true",
                        live = true)
                boolean reserveFullSequence,
        @Option(
                        doc = "Blocks that admission leaves free while anything runs; the larger of this and the fraction counts.",
                        defaultValue = "0",
                        unit = "blocks",
                        min = 0,
                        max = 1 << 24,
                        live = true)
                int watermarkBlocks,
        @Option(
                        doc = "Share of all blocks that admission leaves free while anything runs, rounded down to whole blocks.",
                        defaultValue = "0.01",
                        min = 0,
                        max = 0.5,
                        live = true)
                double watermarkFraction,
        @Option(
                        doc = "How a sequence loses its place when blocks run out: recompute frees its blocks, swap moves them to the host tier while"
                                + " that has room.",
                        defaultValue = "recompute")
                Preemption preemption,
        @Option(
                        doc = "Where a sequence waits whose KV was given up during a call: by its arrival, or at the tail as of the call's return, as in vLLM.",
                        defaultValue = "arrival")
                Resumed resumed,
        @Option(
                        doc = "Whether, while nothing waits, the first swapped sequence gives up its blocks in the host tier and is computed again, one per step: the"
                                + " active discard of InferCept's released code.",
                        defaultValue = "false",
                        live = true)
                boolean activeDiscard) {}
