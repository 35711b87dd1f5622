package dev.augury.store.installation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code installation}. */
@Entity
@Table(name = "installation")
class InstallationEntity {

    @Id
    String name = "";

    String content = "";

    /** For JPA. */
    protected InstallationEntity() {}

    InstallationEntity(String name, String content) {
        this.name = name;
        this.content = content;
    }
}
