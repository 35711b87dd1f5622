package dev.augury.store.user;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps users. Blocks on the database, so it is not called on a loop's or a network's thread. */
@Component
public class UserStore {

    private final UserRepository users;

    UserStore(UserRepository users) {
        this.users = users;
    }

    /** Returns whether there is nobody who could sign in. */
    @Transactional(readOnly = true)
    public boolean none() {
        return users.count() == 0;
    }

    /** Returns the user of that name. */
    @Transactional(readOnly = true)
    public Optional<User> find(String name) {
        return users.findByName(name).map(UserEntity::user);
    }

    /** Sets the password of a user, who is made if there is none of that name. */
    @Transactional
    public void setPassword(String name, String passwordHash, Instant now) {
        UserEntity user = users.findByName(name).orElseGet(() -> new UserEntity(name, now));
        user.passwordHash = passwordHash;
        user.changedAt = now;
        users.save(user);
    }
}
