package dev.augury.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayTest {

    @Test
    void connectionsThatCannotBeHadAreToldFromWhatTheDatabaseRefuses() {
        assertThat(DatabaseAway.is(new CannotCreateTransactionException("no connection in 5 s"))).isTrue();
        assertThat(DatabaseAway.is(new DataAccessResourceFailureException("broken"))).isTrue();
        assertThat(DatabaseAway.is(new IllegalStateException(new RuntimeException(new SQLNonTransientConnectionException("closed"))))).isTrue();
        assertThat(DatabaseAway.is(new DataIntegrityViolationException("twice", new SQLException("twice", "23505")))).isFalse();
        assertThat(DatabaseAway.is(new IllegalStateException("something else"))).isFalse();
    }
}
