package dev.augury.server.health;

import java.util.List;

/** Looks at the loops of all lanes. Thread-safe, never blocks. */
@FunctionalInterface
public interface LanePulses {

    /** Returns a look at each; empty while the host loads. */
    List<LanePulse> all();
}
