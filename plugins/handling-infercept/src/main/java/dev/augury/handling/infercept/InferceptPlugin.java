package dev.augury.handling.infercept;

import dev.augury.spi.Plugin;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.List;

/** Brings the handling policy {@code infercept}. */
public final class InferceptPlugin implements Plugin {

    @Override
    public List<HandlingPolicyFactory<?>> handlings() {
        return List.of(new InferceptFactory());
    }
}
