package dev.augury.store;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.exception.JDBCConnectionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that cannot be reached from one that refuses what it is asked. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Returns whether something failed because the database cannot be reached. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean away = switch (cause) {
                case CannotCreateTransactionException _, DataAccessResourceFailureException _, JDBCConnectionException _ -> true;
                case SQLTransientConnectionException _, SQLNonTransientConnectionException _, SQLRecoverableException _ -> true;
                default -> false;
            };
            if (away) {
                return true;
            }
        }
        return false;
    }
}
