package dev.augury.server.model;

import java.util.List;
import java.util.Optional;

/** The models of this host. Thread-safe. */
@FunctionalInterface
public interface ServedModels {

    /** Returns them in the order of the configuration; empty while the host loads. */
    List<ServedModel> all();

    /** Returns the model of that name. */
    default Optional<ServedModel> named(String name) {
        return all().stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
