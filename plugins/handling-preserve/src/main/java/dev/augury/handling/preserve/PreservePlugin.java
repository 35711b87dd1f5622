package dev.augury.handling.preserve;

import dev.augury.spi.Plugin;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.List;

/** Brings the handling policy {@code preserve}. */
public final class PreservePlugin implements Plugin {

    @Override
    public List<HandlingPolicyFactory<?>> handlings() {
        return List.of(new PreserveFactory());
    }
}
