package dev.augury.spi.engine;

import java.util.List;

/** Says that an engine does not run a model, with every reason. */
public final class UnsupportedModelException extends EngineException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** Makes an exception out of what {@link EngineFactory#unsupported} returned. */
    public UnsupportedModelException(String engine, String model, List<String> reasons) {
        super("Engine '" + engine + "' cannot run model '" + model + "': " + String.join("; ", reasons)
                + ". Choose another file or another engine.", true);
        this.reasons = List.copyOf(reasons);
    }

    /** Returns the reasons, one sentence each. */
    public List<String> reasons() {
        return reasons;
    }
}
