package dev.augury.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.augury.spi.Option;
import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * If this passes for a factory, the host can name it, bind its options and show them. Every contract of an extension point begins with it.
 *
 * @param <F> the kind of factory
 */
public abstract class FactoryContract<F extends PluginFactory<?>> {

    /** The seeds of the run. */
    @RegisterExtension
    public final Seeds seeds = new Seeds();

    /** A folder for the plugin's data. */
    @TempDir
    Path dataFolder;

    /** Returns the factory to test. */
    protected abstract F factory();

    /** Returns the options to test with, by hyphenated key; everything else stands at its default. */
    protected Map<String, String> options() {
        return Map.of();
    }

    /** Returns the context for an instance. */
    protected final PluginContext context() {
        return new LoneContext(dataFolder, seeds.seed("plugin"));
    }

    /** Returns whether any option is live. */
    protected final boolean hasLiveOptions() {
        return Arrays.stream(factory().options().getRecordComponents())
                .map(component -> component.getAnnotation(Option.class))
                .anyMatch(option -> option != null && option.live());
    }

    @Test
    void nameIsFitForAKey() {
        assertThat(factory().name()).matches("[a-z][a-z0-9-]*");
    }

    @Test
    void descriptionIsASentence() {
        assertThat(factory().description()).hasSizeGreaterThan(20).endsWith(".").doesNotContain("\n");
    }

    @Test
    void optionsAreDescribed() {
        for (RecordComponent component : factory().options().getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            assertThat(option).as("@Option of %s", component.getName()).isNotNull();
            assertThat(option.doc()).as("doc of %s", component.getName()).hasSizeGreaterThan(10).endsWith(".");
        }
    }

    @Test
    void optionsBindFromTheirDefaults() {
        assertThatCode(() -> OptionRecords.defaults(factory().options())).doesNotThrowAnyException();
    }

    @Test
    void factoriesAreAlike() {
        assertThat(factory().name()).isEqualTo(factory().name());
        assertThat(factory().options()).isSameAs(factory().options());
    }
}
