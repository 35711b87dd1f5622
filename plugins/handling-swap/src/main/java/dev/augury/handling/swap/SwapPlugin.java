package dev.augury.handling.swap;

import dev.augury.spi.Plugin;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.List;

/** Brings the handling policy {@code swap}. */
public final class SwapPlugin implements Plugin {

    @Override
    public List<HandlingPolicyFactory<?>> handlings() {
        return List.of(new SwapFactory());
    }
}
