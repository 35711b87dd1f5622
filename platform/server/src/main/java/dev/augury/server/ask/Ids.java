package dev.augury.server.ask;

import java.util.UUID;

/** Makes names of requests. */
public final class Ids {

    private Ids() {}

    /** Returns a new name that begins so. */
    public static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
