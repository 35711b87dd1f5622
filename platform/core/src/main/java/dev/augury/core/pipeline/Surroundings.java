package dev.augury.core.pipeline;

import dev.augury.core.history.HistoryStore;
import dev.augury.core.time.Time;
import dev.augury.spi.listen.ServingListener;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What all lanes of a host share.
 *
 * @param time the time
 * @param salt the installation's secret, at least 16 bytes: it keeps tenants' cached prefixes apart and hashes from being read back
 * @param keepTexts whether outcomes carry the prompts' texts
 * @param history take every outcome
 * @param listeners are told what happens
 */
public record Surroundings(Time time, byte[] salt, boolean keepTexts, List<HistoryStore> history, List<ServingListener> listeners) {

    private static final int SALT_BYTES_MIN = 16;

    /** Copies what it is given and refuses a short salt. */
    public Surroundings {
        if (salt.length < SALT_BYTES_MIN) {
            throw new IllegalArgumentException("The salt has " + salt.length + " bytes; give at least " + SALT_BYTES_MIN);
        }
        salt = salt.clone();
        history = List.copyOf(history);
        listeners = List.copyOf(listeners);
    }

    /** Returns the salt as a number. */
    long saltNumber() {
        return ByteBuffer.wrap(salt).getLong();
    }
}
