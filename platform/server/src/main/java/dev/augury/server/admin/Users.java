package dev.augury.server.admin;

import dev.augury.store.user.User;
import dev.augury.store.user.UserStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may sign in. Blocks on the database, so it is not called on a network's thread. Thread-safe. */
public final class Users {

    /** Name of the user made at first start. */
    public static final String ADMIN = "admin";

    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** What the hash takes. */
    private static final int BYTES_MAX = 72;

    private static final int GROUPS = 5;
    private static final int GROUP = 4;

    private final UserStore store;
    private final PasswordEncoder encoder;
    private final InstantSource clock;

    /** Makes it for the users of a store. */
    public Users(UserStore store, PasswordEncoder encoder, InstantSource clock) {
        this.store = store;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** Returns whether that is the password of that user. Takes as long for a name that nobody has. */
    public boolean check(String name, String password) {
        if (name.length() > BYTES_MAX || password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            return false;
        }
        Optional<User> user = store.find(name);
        if (user.isEmpty()) {
            encoder.encode(password);
            return false;
        }
        return encoder.matches(password, user.get().passwordHash());
    }

    /** Makes the first user if there is none, or gives the admin a new password when that is wished. The password is printed, and kept nowhere. */
    public void makeFirst(boolean reset) {
        boolean first = store.none();
        if (!first && !reset) {
            return;
        }
        String password = random();
        store.setPassword(ADMIN, encoder.encode(password), clock.instant());
        LOG.info("Sign in to the console, under /console, as {} with the password {} — it is shown only now.{}", ADMIN, password,
                first ? "" : " The old one is void. Take augury.admin.reset-password out of the configuration, else every start makes another.");
    }

    /** A hundred random bits, in groups that can be typed. */
    private static String random() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
