package dev.augury.scheduler.fcfs;

/** Where a sequence waits whose KV was given up during a call. */
enum Resumed {
    /** Where its arrival puts it: a call costs no place in the line. */
    ARRIVAL,
    /** At the tail, as if it had arrived when its call returned: what vLLM does with the second request of such an answer. */
    TAIL
}
