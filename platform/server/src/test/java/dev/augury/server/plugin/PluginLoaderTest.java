package dev.augury.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.SpiVersion;
import dev.augury.spi.listen.ServingListenerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {

    private static final String SAMPLE = """
            package sample;
            import dev.augury.spi.*;
            import dev.augury.spi.listen.*;
            import java.util.List;
            public class SamplePlugin implements Plugin {
                public record SampleOptions(@Option(doc = "Number of things", defaultValue = "3", unit = "things", min = 1, max = 9, live = true) int countMax) {}
                @Override public List<ServingListenerFactory<?>> listeners() { return List.of(new SampleFactory()); }
                public static class SampleFactory implements ServingListenerFactory<SampleOptions> {
                    public String name() { return "NAME"; }
                    public String description() { return "Listens."; }
                    public Class<SampleOptions> options() { return SampleOptions.class; }
                    public ServingListener create(SampleOptions options, PluginContext context) { return new ServingListener() {}; }
                }
            }
            """;

    @TempDir
    Path work;

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectories(work.resolve("plugins.d"));
    }

    @Test
    void loadFindsFactoriesInALoaderOfTheirOwn() throws IOException {
        new PluginJar(work).deploy(directory, "good", SAMPLE.replace("NAME", "sample"));

        PluginRegistry registry = PluginLoader.load(directory);

        assertThat(registry.refused()).isEmpty();
        LoadedPlugin plugin = registry.loaded().getFirst();
        assertThat(plugin.version()).isEqualTo("9.9");
        assertThat(plugin.spiVersion()).isEqualTo(SpiVersion.CURRENT);
        ServingListenerFactory<?> factory = registry.find(PluginKind.LISTENER, "sample", ServingListenerFactory.class);
        assertThat(factory.getClass().getClassLoader()).isInstanceOf(PluginClassLoader.class);
        BoundOptions<?> bound = OptionBinder.bind("augury.listener.options", factory.options(), Map.of("countMax", new Setting("5", "command line")));
        assertThat(bound.values()).containsExactly(
                new BoundOptions.Value("count-max", "5", "command line", "Number of things", "things", true));
    }

    @Test
    void pluginSeesSharedPackagesAndTheJdkButNotTheHost() throws Exception {
        Path folder = new PluginJar(work).deploy(directory, "good", SAMPLE.replace("NAME", "sample"));
        assertThat(folder).exists();
        ClassLoader loader = PluginLoader.load(directory).loaded().getFirst().offerings().getFirst().factory().getClass().getClassLoader();

        assertThat(loader.loadClass("dev.augury.spi.Plugin")).isSameAs(dev.augury.spi.Plugin.class);
        assertThat(loader.loadClass("java.net.http.HttpClient")).isNotNull();
        assertThatThrownBy(() -> loader.loadClass("dev.augury.server.plugin.PluginLoader")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("org.springframework.boot.SpringApplication")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void loadRefusesAPluginOfANewerBorderAndSaysWhatToDo() throws IOException {
        new PluginJar(work).spiVersion("1.7").deploy(directory, "newer", SAMPLE.replace("NAME", "sample"));
        new PluginJar(work).spiVersion("0.9").deploy(directory, "older", SAMPLE.replace("NAME", "sample"));
        new PluginJar(work).spiVersion("").deploy(directory, "silent", SAMPLE.replace("NAME", "sample"));

        PluginRegistry registry = PluginLoader.load(directory);

        assertThat(registry.loaded()).isEmpty();
        assertThat(registry.refused()).extracting(RefusedPlugin::name).containsExactly("newer", "older", "silent");
        assertThat(registry.refused()).extracting(RefusedPlugin::problem).containsExactly(
                "Plugin 'newer' was compiled against SPI 1.7; this host has " + SpiVersion.CURRENT + ".",
                "Plugin 'older' was compiled against SPI 0.9; this host has " + SpiVersion.CURRENT + ".",
                "Plugin 'silent' does not say which SPI it was compiled against.");
        assertThat(registry.refused().get(0).action()).contains("newer Augury");
        assertThat(registry.refused().get(1).action()).contains("compile the plugin against SPI " + SpiVersion.CURRENT);
        assertThat(registry.refused().get(2).action()).contains("Spi-Version: " + SpiVersion.CURRENT);
    }

    @Test
    void loadLivesOnWithABrokenPlugin() throws IOException {
        new PluginJar(work).deploy(directory, "good", SAMPLE.replace("NAME", "sample"));
        new PluginJar(work).service("sample.Missing").deploy(directory, "missing", SAMPLE.replace("NAME", "other"));
        new PluginJar(work).service("").deploy(directory, "mute", SAMPLE.replace("NAME", "other"));
        Files.writeString(Files.createDirectories(directory.resolve("torn")).resolve("torn.jar"), "no jar");
        Files.createDirectories(directory.resolve("void"));

        PluginRegistry registry = PluginLoader.load(directory);

        assertThat(registry.loaded()).extracting(LoadedPlugin::name).containsExactly("good");
        assertThat(registry.refused()).extracting(RefusedPlugin::name).containsExactly("missing", "mute", "torn", "void");
        assertThat(registry.refused()).allSatisfy(plugin -> assertThat(plugin.action()).isNotBlank());
    }

    @Test
    void findNamesTheKnownOnesAndTheBrokenOnes() throws IOException {
        new PluginJar(work).deploy(directory, "good", SAMPLE.replace("NAME", "sample"));
        Files.createDirectories(directory.resolve("void"));
        PluginRegistry registry = PluginLoader.load(directory);

        assertThatThrownBy(() -> registry.find(PluginKind.LISTENER, "sampel", ServingListenerFactory.class))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("There is no listener 'sampel'")
                .hasMessageContaining("void (Plugin folder 'void' holds no jar.)")
                .hasMessageContaining("augury.listener.name to one of: sample");
    }

    @Test
    void findRefusesANameBroughtTwice() throws IOException {
        new PluginJar(work).deploy(directory, "one", SAMPLE.replace("NAME", "sample"));
        new PluginJar(work).deploy(directory, "two", SAMPLE.replace("NAME", "sample"));
        PluginRegistry registry = PluginLoader.load(directory);

        assertThatThrownBy(() -> registry.find(PluginKind.LISTENER, "sample", ServingListenerFactory.class))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("more than once")
                .hasMessageContaining("keep one of them");
    }

    @Test
    void loadRefusesANameThatCannotBeConfiguredAndAnOptionWithoutAWordingOrWithABadDefault() throws IOException {
        new PluginJar(work).deploy(directory, "shouting", SAMPLE.replace("NAME", "Sample One"));
        new PluginJar(work).deploy(directory, "wild", SAMPLE.replace("NAME", "sample").replace("defaultValue = \"3\"", "defaultValue = \"30\""));

        PluginRegistry registry = PluginLoader.load(directory);

        assertThat(registry.loaded()).isEmpty();
        assertThat(registry.refused().get(0).problem()).contains("'Sample One'");
        assertThat(registry.refused().get(1).problem()).contains("30 is outside 1 to 9 things");
    }

    @Test
    void loadRefusesADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> PluginLoader.load(work.resolve("nowhere")))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("augury.plugins.directory");
    }
}
