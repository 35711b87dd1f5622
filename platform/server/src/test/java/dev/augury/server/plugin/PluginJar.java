package dev.augury.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.SpiVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a plugin from source and lays it out as a folder of a plugin directory. */
final class PluginJar {

    private final Path work;
    private String spiVersion = SpiVersion.CURRENT.toString();
    private String service = "sample.SamplePlugin";

    PluginJar(Path work) {
        this.work = work;
    }

    PluginJar spiVersion(String value) {
        spiVersion = value;
        return this;
    }

    PluginJar service(String value) {
        service = value;
        return this;
    }

    /** Compiles {@code source}, whose class is {@code sample.SamplePlugin}, into {@code directory/name/name.jar}. */
    Path deploy(Path directory, String name, String source) throws IOException {
        Path sources = Files.createDirectories(work.resolve(name + "-source/sample"));
        Path classes = Files.createDirectories(work.resolve(name + "-classes"));
        Path file = Files.writeString(sources.resolve("SamplePlugin.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter log = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(log, files, null,
                    List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                    null, files.getJavaFileObjects(file)).call();
            assertThat(compiled).as(log.toString()).isTrue();
        }
        Path folder = Files.createDirectories(directory.resolve(name));
        write(classes, folder.resolve(name + ".jar"));
        return folder;
    }

    private void write(Path classes, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Implementation-Version", "9.9");
        if (!spiVersion.isEmpty()) {
            manifest.getMainAttributes().putValue("Spi-Version", spiVersion);
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            if (!service.isEmpty()) {
                out.putNextEntry(new JarEntry("META-INF/services/dev.augury.spi.Plugin"));
                out.write(service.getBytes());
            }
        }
    }
}
