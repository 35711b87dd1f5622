package dev.augury.testing.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.Option;
import dev.augury.spi.Plugin;
import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.predict.ScriptedPredictor;
import dev.augury.testing.kit.predict.ScriptedPredictorFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the contract passes a plugin that keeps it and fails each that breaks it. */
public class PluginContractTest {

    /** Named in this module's own service file. */
    public static final class Right implements Plugin {
        @Override
        public List<PredictorFactory<?>> predictors() {
            return List.of(new ScriptedPredictorFactory("right", () -> ScriptedPredictor.constant(1)));
        }
    }

    /** Named in no service file, offers nothing. */
    public static final class Unlisted implements Plugin {}

    /** Offers two predictors of one name. */
    public static final class Twins implements Plugin {
        @Override
        public List<PredictorFactory<?>> predictors() {
            return List.of(
                    new ScriptedPredictorFactory("twin", () -> ScriptedPredictor.constant(1)),
                    new ScriptedPredictorFactory("twin", () -> ScriptedPredictor.constant(2)));
        }
    }

    /** Has a name no key can hold. */
    public static final class Shouting implements Plugin {
        @Override
        public List<PredictorFactory<?>> predictors() {
            return List.of(new ScriptedPredictorFactory("LOUD", () -> ScriptedPredictor.constant(1)));
        }
    }

    /** Has a constructor that no host can call. */
    public static final class Demanding implements Plugin {
        Demanding(String wish) {
            wish.strip();
        }
    }

    /** Says nothing, and has options that do not bind. */
    public static final class Sloppy implements Plugin {

        /** Options with every fault. */
        public record Options(
                @Option(doc = "the speed", defaultValue = "11", max = 10) int speed,
                @Option(doc = "Colour of the cover.", defaultValue = "") StringBuilder colour,
                int naked) {}

        private static final class Factory implements PredictorFactory<Options> {
            @Override
            public String name() {
                return "sloppy";
            }

            @Override
            public String description() {
                return "no";
            }

            @Override
            public Class<Options> options() {
                return Options.class;
            }

            @Override
            public Predictor create(Options options, PluginContext context) {
                return ScriptedPredictor.constant(1);
            }
        }

        @Override
        public List<PredictorFactory<?>> predictors() {
            return List.of(new Factory());
        }
    }

    static final class OfRight extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Right.class;
        }
    }

    static final class OfUnlisted extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Unlisted.class;
        }
    }

    static final class OfTwins extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Twins.class;
        }
    }

    static final class OfShouting extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Shouting.class;
        }
    }

    static final class OfDemanding extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Demanding.class;
        }
    }

    static final class OfSloppy extends PluginContract {
        @Override
        protected Class<? extends Plugin> plugin() {
            return Sloppy.class;
        }
    }

    /** The right plugin out of a jar that {@link #jarWithSpi} made. */
    static final class OfJar extends PluginContract {
        static Class<? extends Plugin> jarred = Right.class;

        @Override
        protected Class<? extends Plugin> plugin() {
            return jarred;
        }
    }

    @Test
    void pluginThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(OfRight.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSize(7);
    }

    @Test
    void pluginThatCannotBeFoundOrMadeIsSeen() {
        assertThat(ContractRun.of(OfUnlisted.class).failed()).containsOnlyKeys("serviceFileNamesThePlugin", "menuOffersSomethingAndIsQuick");
        assertThat(ContractRun.of(OfDemanding.class).failed()).containsKey("classIsPublicWithAPublicConstructor");
    }

    @Test
    void namesAreSeen() {
        assertThat(ContractRun.of(OfTwins.class).failed()).containsKey("namesAreFitForKeysAndUniqueWithinTheirKind");
        assertThat(ContractRun.of(OfShouting.class).failed()).containsKey("namesAreFitForKeysAndUniqueWithinTheirKind");
    }

    @Test
    void optionsAreSeen() {
        assertThat(ContractRun.of(OfSloppy.class).failed()).containsKeys("descriptionsAreSentences", "optionsAreDocumented", "defaultsBindWithinTheirRanges");
    }

    @Test
    void manifestOfTheJarIsSeen(@TempDir Path folder) throws Exception {
        assertThat(runWithSpi(folder, "1.0").failed()).doesNotContainKey("manifestNamesTheSpiVersion");
        assertThat(runWithSpi(folder, "1.0").passed()).contains("manifestNamesTheSpiVersion");
        assertThat(runWithSpi(folder, "99.0").failed()).containsKey("manifestNamesTheSpiVersion");
        assertThat(runWithSpi(folder, "").failed()).containsKey("manifestNamesTheSpiVersion");
    }

    private static ContractRun runWithSpi(Path folder, String version) throws Exception {
        Path jar = jarWithSpi(folder, version);
        try (URLClassLoader loader = new ChildFirst(jar)) {
            OfJar.jarred = loader.loadClass(Right.class.getName()).asSubclass(Plugin.class);
            return ContractRun.of(OfJar.class);
        } finally {
            OfJar.jarred = Right.class;
        }
    }

    /** Loads the plugin's class from its jar although the test's own class path has it too. */
    private static final class ChildFirst extends URLClassLoader {

        ChildFirst(Path jar) throws IOException {
            super(new URL[] {jar.toUri().toURL()}, PluginContractTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Right.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    private static Path jarWithSpi(Path folder, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!version.isEmpty()) {
            manifest.getMainAttributes().putValue("Spi-Version", version);
        }
        Path jar = Files.createTempFile(folder, "plugin", ".jar");
        String entry = Right.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes = PluginContractTest.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
            out.putNextEntry(new JarEntry("META-INF/services/" + Plugin.class.getName()));
            out.write(Right.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
