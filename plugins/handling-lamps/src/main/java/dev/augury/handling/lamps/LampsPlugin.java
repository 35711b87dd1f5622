package dev.augury.handling.lamps;

import dev.augury.spi.Plugin;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.List;

/** Brings the handling policy {@code lamps}. */
public final class LampsPlugin implements Plugin {

    @Override
    public List<HandlingPolicyFactory<?>> handlings() {
        return List.of(new LampsFactory());
    }
}
