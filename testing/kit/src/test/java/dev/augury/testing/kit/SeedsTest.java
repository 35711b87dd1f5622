package dev.augury.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedsTest {

    @RegisterExtension
    final Seeds seeds = new Seeds(42);

    @Test
    void branchesDifferByNameAndTestAndMaster() {
        assertThat(seeds.seed("a")).isEqualTo(seeds.seed("a")).isNotEqualTo(seeds.seed("b"));
        assertThat(seeds.seed("a")).isNotEqualTo(new Seeds(42).seed("a")).isNotEqualTo(new Seeds(43).seed("a"));
        assertThat(seeds.random("a").nextLong()).isEqualTo(seeds.random("a").nextLong());
    }

    static final class Failing {
        @RegisterExtension
        final Seeds own = new Seeds(7);

        @Test
        void fails() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void failureCarriesTheLineThatRepeatsIt() {
        assertThat(ContractRun.of(Failing.class).failed().get("fails"))
                .contains("broken")
                .contains("Repeat with: mvn -pl testing/kit -am test -Dtest=Failing#fails")
                .contains("-Daugury.seed=7");
    }

    @Test
    void commandLineNamesTestAndSeed() {
        assertThat(seeds.commandLine("PoolTest", "fills")).contains("-Dtest=PoolTest#fills").contains("-Daugury.seed=42");
    }
}
