package dev.augury.testing.kit;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The one seed of a test run, as a JUnit extension: {@code @RegisterExtension final Seeds seeds = new Seeds();}. Every random source of a test is a branch of
 * the master seed, by name. The master seed is the system property {@code augury.seed}, else {@value #DEFAULT}. A failure carries the command line that
 * repeats it.
 */
public final class Seeds implements BeforeEachCallback, TestExecutionExceptionHandler {

    /** The master seed where none is given. */
    public static final long DEFAULT = 20_260_101;

    private final long master;
    private String test = "";

    /** Reads the master seed. */
    public Seeds() {
        this(Long.getLong("augury.seed", DEFAULT));
    }

    /** Takes a master seed. */
    public Seeds(long master) {
        this.master = master;
    }

    /** Returns the master seed. */
    public long master() {
        return master;
    }

    /** Returns the seed of a branch: the same for the same master seed, test method and name. */
    public long seed(String branch) {
        return mix(mix(master, test), branch);
    }

    /** Returns a random source of its own for a branch. */
    public SplittableRandom random(String branch) {
        return new SplittableRandom(seed(branch));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getRequiredTestMethod().getName();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new Repeat(commandLine(context.getRequiredTestClass().getSimpleName(), test)));
        throw failure;
    }

    /** Returns the command line that repeats a test with this seed. */
    String commandLine(String testClass, String method) {
        return "mvn -pl " + module() + " -am test -Dtest=" + testClass + "#" + method + " -Dsurefire.failIfNoSpecifiedTests=false -Daugury.seed=" + master;
    }

    /** Returns the folder of the module under test as Maven wants it named. */
    private static String module() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Path.of(System.getProperty("augury.root", here.toString())).toAbsolutePath();
        return here.startsWith(root) && !here.equals(root) ? root.relativize(here).toString() : ".";
    }

    private static long mix(long seed, String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new SplittableRandom(hash).nextLong();
    }

    /** Carries the command line in a failure's stack trace. */
    static final class Repeat extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Repeat(String commandLine) {
            super("Repeat with: " + commandLine, null, false, false);
        }
    }
}
