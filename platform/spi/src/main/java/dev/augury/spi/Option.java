package dev.augury.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of an options record: the {@code plugins} verb, the console's forms and the reference page are made from it.
 *
 * <p>Component types the host binds: {@code boolean}, {@code int}, {@code long}, {@code double}, {@link String}, {@link java.time.Duration},
 * {@link java.nio.file.Path}, any enum, and {@code List<String>}. A component {@code maxTokens} is set by the key {@code …options.max-tokens}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** Returns what the option does, one sentence without a leading article. */
    String doc();

    /** Returns the value used when none is configured, in the form an operator would write. */
    String defaultValue();

    /** Returns the unit of a number, for example {@code tokens}; empty when it has none. */
    String unit() default "";

    /** Returns the smallest allowed number; durations in seconds. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Returns the largest allowed number; durations in seconds. */
    double max() default Double.POSITIVE_INFINITY;

    /** Returns whether the value may change while serving, through {@link Reconfigurable#reconfigure}. */
    boolean live() default false;
}
