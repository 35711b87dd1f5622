package dev.augury.server.admin;

/** Says that the audit cannot be read because its database cannot be reached. */
public final class AuditAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditAwayException(Throwable cause) {
        super("The audit cannot be read: its database is away", cause);
    }
}
