package dev.augury.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.augury.spi.Option;
import dev.augury.spi.Plugin;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.SpiVersion;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a plugin, the host can find it, list it and show its options: it stands in its service file, can be made, offers something, and every
 * factory has a name, a description and options that bind. Extend it with the plugin's class.
 */
public abstract class PluginContract {

    /** Returns the plugin's class. */
    protected abstract Class<? extends Plugin> plugin();

    private Plugin made() {
        try {
            return plugin().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(plugin().getName() + " needs a public constructor without arguments", e);
        }
    }

    private static List<List<? extends PluginFactory<?>>> menu(Plugin plugin) {
        return List.of(
                plugin.engines(), plugin.schedulers(), plugin.handlings(), plugin.predictors(), plugin.callDetectors(), plugin.callExecutors(),
                plugin.listeners(), plugin.tokenConstraints(), plugin.cachePolicies(), plugin.routers(), plugin.outputMonitors());
    }

    private Stream<? extends PluginFactory<?>> factories() {
        return menu(made()).stream().flatMap(List::stream);
    }

    @Test
    void serviceFileNamesThePlugin() {
        Stream<? extends Class<? extends Plugin>> found =
                ServiceLoader.load(Plugin.class, plugin().getClassLoader()).stream().map(ServiceLoader.Provider::type);
        assertThat(found.map(Class::getName)).as("META-INF/services/" + Plugin.class.getName()).contains(plugin().getName());
    }

    @Test
    void classIsPublicWithAPublicConstructor() {
        assertThat(Modifier.isPublic(plugin().getModifiers())).as("%s is public", plugin()).isTrue();
        assertThatCode(this::made).doesNotThrowAnyException();
    }

    @Test
    void menuOffersSomethingAndIsQuick() {
        long start = System.nanoTime();
        long offered = factories().count();
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(offered).isPositive();
        assertThat(seconds).as("seconds to read the menu").isLessThan(1);
    }

    @Test
    void namesAreFitForKeysAndUniqueWithinTheirKind() {
        for (List<? extends PluginFactory<?>> kind : menu(made())) {
            List<String> names = kind.stream().map(PluginFactory::name).toList();
            assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
        }
    }

    @Test
    void descriptionsAreSentences() {
        assertThat(factories()).allSatisfy(factory ->
                assertThat(factory.description()).as("description of %s", factory.name()).hasSizeGreaterThan(20).endsWith("."));
    }

    @Test
    void optionsAreDocumented() {
        factories().forEach(factory -> {
            for (RecordComponent component : factory.options().getRecordComponents()) {
                Option option = component.getAnnotation(Option.class);
                assertThat(option).as("@Option of %s.%s", factory.name(), component.getName()).isNotNull();
                assertThat(option.doc()).as("doc of %s.%s", factory.name(), component.getName()).hasSizeGreaterThan(10).endsWith(".");
                assertThat(option.doc().toLowerCase(Locale.ROOT)).doesNotStartWith("the ").doesNotStartWith("a ");
                assertThat(option.min()).as("min of %s.%s", factory.name(), component.getName()).isLessThanOrEqualTo(option.max());
            }
        });
    }

    @Test
    void defaultsBindWithinTheirRanges() {
        assertThat(factories()).allSatisfy(factory ->
                assertThatCode(() -> OptionRecords.defaults(factory.options())).as("defaults of %s", factory.name()).doesNotThrowAnyException());
    }

    @Test
    void manifestNamesTheSpiVersion() throws IOException, URISyntaxException {
        Path source = Path.of(plugin().getProtectionDomain().getCodeSource().getLocation().toURI());
        assumeTrue(Files.isRegularFile(source), "The plugin is not tested out of its jar");
        try (JarFile jar = new JarFile(source.toFile())) {
            String version = jar.getManifest() == null ? null : jar.getManifest().getMainAttributes().getValue("Spi-Version");
            assertThat(version).as("Spi-Version in the manifest of %s", source).isNotNull();
            assertThat(SpiVersion.CURRENT.runs(SpiVersion.parse(version))).as("SPI %s runs a plugin of %s", SpiVersion.CURRENT, version).isTrue();
        }
    }
}
