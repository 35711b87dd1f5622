package dev.augury.constraint.calls;

import dev.augury.spi.Plugin;
import dev.augury.spi.constrain.TokenConstraintFactory;
import java.util.List;

/** Brings the token constraint {@code calls}. */
public final class CallConstraintPlugin implements Plugin {

    @Override
    public List<TokenConstraintFactory<?>> tokenConstraints() {
        return List.of(new CallConstraintFactory());
    }
}
