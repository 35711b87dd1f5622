package dev.augury.server.admin;

import dev.augury.store.DatabaseAway;
import dev.augury.store.audit.AuditLine;
import dev.augury.store.audit.AuditStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the audit. A database that is away is not waited for by everybody who asks: for a while it counts as away. Thread-safe. */
final class AuditReader {

    /** How long a database that was away counts as away. */
    static final Duration REST = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(AuditReader.class);

    private final AuditStore audit;
    private final InstantSource clock;
    private volatile @Nullable Away away;

    private record Away(Instant until, Throwable cause) {}

    AuditReader(AuditStore audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the latest lines of what lies below a subject, the latest first.
     *
     * @throws AuditAwayException when the database is away, or was a moment ago
     */
    List<AuditLine> latest(String subject, int most) {
        Away known = away;
        if (known != null && clock.instant().isBefore(known.until())) {
            throw new AuditAwayException(known.cause());
        }
        return ask(subject, most);
    }

    /** The same, asked in any case. */
    List<AuditLine> ask(String subject, int most) {
        try {
            List<AuditLine> lines = audit.latest(subject, most);
            away = null;
            return lines;
        } catch (RuntimeException failure) {
            if (!DatabaseAway.is(failure)) {
                throw failure;
            }
            LOG.warn("The audit cannot be read, its database is away: {}", failure.toString());
            away = new Away(clock.instant().plus(REST), failure);
            throw new AuditAwayException(failure);
        }
    }
}
