package dev.augury.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.Reconfiguration.Target;
import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.Surroundings;
import dev.augury.core.time.VirtualTime;
import dev.augury.server.plugin.PluginException;
import dev.augury.server.plugin.PluginRegistry;
import dev.augury.server.plugin.PluginSettings;
import dev.augury.server.policy.LanePolicies;
import dev.augury.server.policy.OptionWish;
import dev.augury.store.audit.AuditLine;
import dev.augury.store.audit.AuditStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.transaction.CannotCreateTransactionException;

/** The audit while its database is away. */
class AuditAwayTest {

    private final Absent audit = new Absent();
    private Instant now = Instant.EPOCH;
    private final LaneTuning tuning = new LaneTuning(policies(), audit, () -> now, Duration.ofHours(1));

    @Test
    void databaseThatIsAwayIsAskedNowAndThenAndComesBack() {
        audit.failure = new CannotCreateTransactionException("no connection in 5 s");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> tuning.latest("m", Target.SCHEDULER, 9)).isInstanceOf(AuditAwayException.class).hasCause(audit.failure);
            now = now.plusSeconds(1);
        }
        assertThat(audit.asked).isEqualTo(2);
        audit.failure = null;
        now = now.plus(AuditReader.REST);
        assertThat(tuning.latest("m", Target.SCHEDULER, 9)).isEmpty();
        assertThat(tuning.latest("m", Target.SCHEDULER, 9)).isEmpty();
        assertThat(audit.asked).isEqualTo(4);
    }

    @Test
    void nothingIsChangedWithoutALineInTheAudit() {
        OptionWish wish = new OptionWish("m", Target.SCHEDULER, Map.of("starvation-steps", "9"), "ada", "to see");
        audit.failure = new CannotCreateTransactionException("no connection in 5 s");
        assertThatThrownBy(() -> tuning.change(wish)).isInstanceOf(PluginException.class).hasMessageContaining("The database is away").hasMessageContaining("nothing was changed");
        assertThatThrownBy(() -> tuning.undo("m", Target.SCHEDULER, 1, "ada")).isInstanceOf(PluginException.class).hasMessageContaining("The database is away");
        audit.failure = null;
        assertThatThrownBy(() -> tuning.change(wish)).as("asked again at once").isInstanceOf(PluginException.class).hasMessageContaining("There is no lane 'm'");
    }

    @Test
    void otherFailuresAreNoAbsence() {
        audit.failure = new IllegalStateException("a mistake");
        assertThatThrownBy(() -> tuning.latest("m", Target.SCHEDULER, 9)).isSameAs(audit.failure);
    }

    private static LanePolicies policies() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", Map.of()));
        Host host = new Host(new Surroundings(new VirtualTime(), new byte[16], false, List.of(), List.of()));
        return new LanePolicies(host, new PluginRegistry(Path.of("."), List.of(), List.of()), PluginSettings.of(environment));
    }

    private static final class Absent implements AuditStore {

        private @Nullable RuntimeException failure;
        private int asked;

        @Override
        public List<AuditLine> add(List<AuditLine> changes) {
            throw new AssertionError("something was changed");
        }

        @Override
        public List<AuditLine> latest(String subject, int most) {
            asked++;
            if (failure != null) {
                throw failure;
            }
            return List.of();
        }
    }
}
