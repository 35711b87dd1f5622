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

    @Test
    void commandLineNamesTestAndSeed() {
        assertThat(seeds.commandLine("PoolTest", "fills")).contains("-Dtest=PoolTest#fills").contains("-Daugury.seed=42");
    }
}
