package dev.augury.waste;

/** What computing and moving tokens takes on a machine, in seconds. */
public interface TimeCost {

    /** Returns T_fwd: the time of one step that computes that many tokens of a context. */
    double computeSeconds(int tokens);

    /** Returns what every further step adds when the same tokens are computed in more steps: T_fwd(0). */
    double stepSeconds();

    /** Returns T_swap: the time to move the KV of that many tokens one way. */
    double swapSeconds(int tokens);
}
