package dev.augury.scheduler.lamps;

import dev.augury.spi.Option;
import dev.augury.spi.schedule.Preemption;
import java.time.Duration;

/**
 * Options of {@code lamps}.
 *
 * @param form by which score requests are ranked
 * @param grownContext whether the code form counts what a request holds at the start of a later segment
 * @param scoreInterval steps within which every score is calculated anew
 * @param starvation rule for requests that waited long
 * @param starvationSteps steps after which a request has waited long, 0 for never
 * @param starvationTime time after which a request has waited long, 0 for never
 * @param quantum steps that a promoted request may run before it loses its promotion
 * @param promotedOrder order among promoted requests
 * @param lookAhead requests without room that are passed over per step
 * @param preemption how a running sequence loses its place
 * @param reserveFullSequence whether a sequence is admitted only when all of it fits
 * @param watermarkFraction share of blocks kept free at admission
 * @param hostReserveFraction share of the host tier left to calls
 */
public record LampsConfig(
        @Option(
                        doc = "Score: paper is the area under the predicted curve of memory over time; code is the released code's staircase of whole blocks"
                                + " and saturated steps, sorted anew in every step.",
                        defaultValue = "paper")
                Form form,
        @Option(
                        doc = "Whether the code form takes the context that has grown by earlier segments instead of the original prompt; the paper form"
                                + " always does.",
                        defaultValue = "false",
                        live = true)
                boolean grownContext,
        @Option(
                        doc = "Steps within which every waiting request's score is calculated anew: in the paper form spread evenly over them, 10000 a step at most,"
                                + " in the code form all at once after as many steps without; 0 for every step, as in the released scripts.",
                        defaultValue = "256",
                        unit = "steps",
                        min = 0,
                        max = 1_000_000,
                        live = true)
                int scoreInterval,
        @Option(
                        doc = "Rule for requests that waited long: paper moves them to the head; bounded moves the oldest to the head and lets nobody past"
                                + " it, which bounds every wait; code counts as the released code, for requests that ran before only.",
                        defaultValue = "bounded")
                Starvation starvation,
        @Option(
                        doc = "Steps of waiting after which a request is promoted; 0 for never. The paper has 100, which promotes nearly everybody"
                                + " where there is more to do than room.",
                        defaultValue = "10000",
                        unit = "steps",
                        min = 0,
                        max = 1e9,
                        live = true)
                int starvationSteps,
        @Option(
                        doc = "Time of waiting after which the bounded rule promotes a request even before its steps are over; 0s for never.",
                        defaultValue = "120s",
                        min = 0,
                        max = 1e9,
                        live = true)
                Duration starvationTime,
        @Option(
                        doc = "Steps that a promoted request may run before it loses its promotion; until then it returns to the head if it is preempted.",
                        defaultValue = "100000",
                        unit = "steps",
                        min = 1,
                        max = 1e9,
                        live = true)
                int quantum,
        @Option(
                        doc = "Order among promoted requests: by score, or the oldest promotion first; the bounded rule always takes the oldest.",
                        defaultValue = "score")
                PromotedOrder promotedOrder,
        @Option(
                        doc = "Requests without room in memory that are passed over per step before admission ends; 0 ends it at the first, as the paper does.",
                        defaultValue = "0",
                        unit = "requests",
                        min = 0,
                        max = 1000,
                        live = true)
                int lookAhead,
        @Option(
                        doc = "How a running sequence loses its place when blocks run out: recompute frees its blocks, swap moves them to the host tier while"
                                + " that has room.",
                        defaultValue = "recompute")
                Preemption preemption,
        @Option(
                        doc = "Whether a sequence is admitted only when all of its present tokens fit into free blocks, not just its first chunk.",
                        defaultValue = "true",
                        live = true)
                boolean reserveFullSequence,
        @Option(
                        doc = "Share of all blocks that admission leaves free while anything runs, rounded down to whole blocks.",
                        defaultValue = "0.01",
                        min = 0,
                        max = 0.5,
                        live = true)
                double watermarkFraction,
        @Option(
                        doc = "Share of the host tier that is left to calls: sequences that lose their place or make way move there only beside it, else they are"
                                + " computed again.",
                        defaultValue = "0.1",
                        min = 0,
                        max = 1,
                        live = true)
                double hostReserveFraction) {

    /** By which score requests are ranked. */
    public enum Form {
        /** That of the paper. */
        PAPER,
        /** That of the released code. */
        CODE
    }

    /** Rules for requests that waited long. */
    public enum Starvation {
        /** A counter of steps, and promotion to the head. */
        PAPER,
        /** The same in steps and seconds, and nobody passes the oldest. */
        BOUNDED,
        /** That of the released code. */
        CODE
    }

    /** Orders among promoted requests. */
    public enum PromotedOrder {
        /** By score. */
        SCORE,
        /** Who was promoted first. */
        OLDEST
    }

    /** Returns whether promoted requests are served in the order of their promotions. */
    boolean oldestPromotionFirst() {
        return starvation == Starvation.BOUNDED || promotedOrder == PromotedOrder.OLDEST;
    }
}
