package dev.augury.server.key;

/** Paths that need no API key, because people sign in there. */
@FunctionalInterface
public interface OpenPaths {

    /** Returns whether the path, as it came over the network, is one of them. Whoever says yes guards it. */
    boolean opens(String path);
}
