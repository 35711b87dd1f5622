package dev.augury.app.cli;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the configuration key behind a flag: the flag wins over environment and file, which set the same key. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Key {

    /** Returns the key, for example {@code augury.port}; for a flag that may be repeated, with {@code [*]} where the index stands. */
    String value();
}
