package dev.augury.jinja.run;

import dev.augury.jinja.value.PyError;
import org.jspecify.annotations.Nullable;

/** A compiled expression. Immutable. */
@FunctionalInterface
interface Code {

    @Nullable Object eval(Frame frame);

    /** The same, with its line and construct noted on errors. */
    default Code at(int line, String construct) {
        return frame -> {
            try {
                return eval(frame);
            } catch (PyError e) {
                throw e.at(line, construct);
            }
        };
    }
}
