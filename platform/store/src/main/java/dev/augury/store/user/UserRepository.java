package dev.augury.store.user;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table of users. */
interface UserRepository extends Repository<UserEntity, Long> {

    /** Returns how many there are. */
    long count();

    /** Returns the user of that name. */
    Optional<UserEntity> findByName(String name);

    /** Adds or changes a user. */
    UserEntity save(UserEntity user);
}
