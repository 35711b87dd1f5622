package dev.augury.jinja.run;

import dev.augury.jinja.syntax.Expr;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Namespace;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Types;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Compiles what is assigned to: names, tuples of them, attributes of namespaces. */
final class Targets {

    private Targets() {}

    static Variables.Store compile(Expr target, Place place) {
        if (target instanceof Expr.Tuple tuple) {
            Variables.Store[] stores = tuple.items().stream().map(item -> compile(item, place)).toArray(Variables.Store[]::new);
            return (frame, value) -> unpack(stores, frame, value);
        }
        if (target instanceof Expr.NamespaceRef ref) {
            Code owner = Variables.read(place.scope(), ref.name());
            return (frame, value) -> {
                if (!(owner.eval(frame) instanceof Namespace namespace)) {
                    throw PyError.runtime("cannot assign attribute on non-namespace object");
                }
                namespace.set(ref.attribute(), value);
            };
        }
        if (!(target instanceof Expr.Name name)) {
            throw new IllegalStateException("the parser let through a target that is no name");
        }
        Variables.Store store = Variables.write(place.scope(), name.name());
        if (!place.top()) {
            return store;
        }
        return (frame, value) -> {
            store.set(frame, value);
            frame.names.export(name.name(), value);
        };
    }

    private static void unpack(Variables.Store[] stores, Frame frame, @Nullable Object value) {
        if (!Iteration.iterable(value)) {
            throw PyError.type("cannot unpack non-iterable " + Types.name(value) + " object");
        }
        Iterator<@Nullable Object> items = Iteration.of(value, frame.rendering);
        @Nullable Object[] taken = new @Nullable Object[stores.length];
        for (int i = 0; i < stores.length; i++) {
            if (!items.hasNext()) {
                throw PyError.value("not enough values to unpack (expected " + stores.length + ", got " + i + ")");
            }
            taken[i] = items.next();
        }
        if (items.hasNext()) {
            throw PyError.value("too many values to unpack (expected " + stores.length + ")");
        }
        for (int i = 0; i < stores.length; i++) {
            stores[i].set(frame, taken[i]);
        }
    }
}
