package dev.augury.engine.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of a lane. A request follows the script whose number is its seed.
 *
 * @param all the scripts by number
 */
record Scripts(List<Script> all) {

    /** No scripts. */
    static final Scripts NONE = new Scripts(List.of());

    /** Copies the list. */
    Scripts {
        all = List.copyOf(all);
    }

    /**
     * Reads a file with one script per line; the first has the number 0.
     *
     * @throws IllegalArgumentException when a line cannot be read or names a token outside the vocabulary
     */
    static Scripts read(Path file, int vocabularySize) {
        List<Script> scripts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                scripts.add(checked(line, vocabularySize));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The scripts in " + file + " cannot be read; name a readable file: " + failure, failure);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("Line " + (scripts.size() + 1) + " of " + file + ": " + wrong.getMessage(), wrong);
        }
        return new Scripts(scripts);
    }

    private static Script checked(String line, int vocabularySize) {
        Script script = Script.read(line);
        for (Script.Segment segment : script.segments()) {
            if (segment.last() >= vocabularySize) {
                throw new IllegalArgumentException("token " + segment.last() + " is outside the vocabulary of " + vocabularySize);
            }
        }
        return script;
    }

    /** Returns the script of requests with that seed, or null where they have none. */
    @Nullable Script of(long seed) {
        return seed >= 0 && seed < all.size() ? all.get((int) seed) : null;
    }
}
