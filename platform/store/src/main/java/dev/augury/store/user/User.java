package dev.augury.store.user;

import java.time.Instant;

/**
 * Somebody who may sign in.
 *
 * @param name name that is typed to sign in
 * @param passwordHash salted hash of the password, with the name of its method
 * @param createdAt since when the user is known
 * @param changedAt when the password was last set
 */
public record User(String name, String passwordHash, Instant createdAt, Instant changedAt) {

    @Override
    public String toString() {
        return "user " + name;
    }
}
