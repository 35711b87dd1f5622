package dev.augury.handling.discard;

import dev.augury.spi.Plugin;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.List;

/** Brings the handling policy {@code discard}. */
public final class DiscardPlugin implements Plugin {

    @Override
    public List<HandlingPolicyFactory<?>> handlings() {
        return List.of(new DiscardFactory());
    }
}
