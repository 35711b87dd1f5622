package dev.augury.spi.verb;

/**
 * A verb of the command line, brought by a jar beside the host.
 *
 * <p>Named in {@code META-INF/services/dev.augury.spi.verb.Verb}, with a public constructor without arguments. Made only when the verb is asked for or the list of
 * verbs is printed, on the main thread; making it and {@link #command()} must do no work, so that help stays quick.
 */
public interface Verb {

    /**
     * Returns an object whose class carries picocli's {@code @Command}: its name is the verb, its description the line in {@code --help}, its subcommands and
     * flags are the verb's own. The host lends picocli; a verb's folder must not hold it.
     */
    Object command();
}
