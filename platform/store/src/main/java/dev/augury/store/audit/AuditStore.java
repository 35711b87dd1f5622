package dev.augury.store.audit;

import java.util.List;

/** Keeps what people changed. Blocks on the database, so it is not called on a loop's or a network's thread. */
public interface AuditStore {

    /** Keeps changes that belong together, all or none. Returns them with their ids. */
    List<AuditLine> add(List<AuditLine> changes);

    /** Returns the latest changes of what lies below a subject, the latest first, {@code most} at most. */
    List<AuditLine> latest(String subject, int most);
}
