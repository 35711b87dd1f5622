package dev.augury.bench.call;

/** What one client says: an answer with a call, in one request or two. */
interface Talk {

    /** Returns how the lane is to speak. */
    Speech speech();

    /** Leads it to its end, over the call, which takes its time in every way. */
    void lead(CallHouse house, Way way) throws InterruptedException;
}
