package dev.augury.store.installation;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps values that are drawn once and stay the same for the life of an installation. */
@Component
public class InstallationStore {

    private final InstallationRepository rows;

    InstallationStore(InstallationRepository rows) {
        this.rows = rows;
    }

    /** Returns the salt of that name, drawn from a secure source when it was first asked for. */
    @Transactional
    public long salt(String name) {
        return rows.findById(name).map(row -> Long.parseLong(row.content)).orElseGet(() -> {
            long drawn = new SecureRandom().nextLong();
            rows.save(new InstallationEntity(name, Long.toString(drawn)));
            return drawn;
        });
    }
}
