package dev.augury.store.user;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
class UserEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "users")
    @SequenceGenerator(name = "users", sequenceName = "users_seq", allocationSize = 1)
    @Nullable Long id;

    String name = "";
    String passwordHash = "";
    Instant createdAt = Instant.EPOCH;
    Instant changedAt = Instant.EPOCH;

    /** For JPA. */
    protected UserEntity() {}

    UserEntity(String name, Instant createdAt) {
        this.name = name;
        this.createdAt = createdAt;
    }

    User user() {
        return new User(name, passwordHash, createdAt, changedAt);
    }
}
