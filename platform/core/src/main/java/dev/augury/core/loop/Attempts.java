package dev.augury.core.loop;

import org.jspecify.annotations.Nullable;

/** Several things of which each must be tried though another failed. The first failure is the one that counts; what failed after it are its suppressed exceptions. */
final class Attempts {

    private @Nullable Throwable first;

    /** Begins without a failure. */
    Attempts() {}

    /** Begins with what failed already. */
    Attempts(Throwable first) {
        this.first = first;
    }

    /** Does one of the things. */
    void make(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            Throwable before = first;
            if (before == null) {
                first = failure;
            } else if (before != failure) {
                before.addSuppressed(failure);
            }
        }
    }

    /** Throws the first failure, if there was one. */
    void end() {
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        if (first instanceof Error failure) {
            throw failure;
        }
    }
}
