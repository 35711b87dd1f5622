package dev.augury.server.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the first key of an installation, so that nobody serves without one. It is shown once and lies in a file until somebody deletes that. */
public final class FirstKey {

    /** Name of the file in the data folder. */
    public static final String FILE = "first-key";

    private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);

    private final Keys keys;
    private final Path data;

    /** Makes the maker of an installation with that data folder. */
    public FirstKey(Keys keys, Path data) {
        this.keys = keys;
        this.data = data;
    }

    /** Makes the first key if there is none. */
    public void makeIfNone() {
        if (!keys.none()) {
            return;
        }
        Path file = data.resolve(FILE);
        String key;
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            create(file);
            // Only now: a key that was made and could not be told would be the first for ever, and nobody would know it.
            key = keys.make("first", Keys.FIRST_TENANT);
            Files.writeString(file, key + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the first key to " + file + "; make the data folder writable or set augury.data", e);
        }
        LOG.info("The API key of this installation is {} — it is shown only now. It also lies in {} for the verbs of this machine; delete that file when you have kept it.", key, file);
    }

    /** The file is never readable by others, not even for a moment. */
    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
