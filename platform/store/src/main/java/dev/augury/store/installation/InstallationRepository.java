package dev.augury.store.installation;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table of the installation's values. */
interface InstallationRepository extends Repository<InstallationEntity, String> {

    /** Returns the row of that name. */
    Optional<InstallationEntity> findById(String name);

    /** Adds a row. */
    InstallationEntity save(InstallationEntity row);
}
