package dev.augury.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pins what plugins may see: a change of the surface is a decision, not an accident. */
class SpiSurfaceTest {

    private static final Path GOLDEN = Path.of("src/test/resources/spi-surface.txt");

    @Test
    void surfaceIsTheOneWrittenDown() throws Exception {
        List<String> present = SurfaceListing.lines();
        if (Boolean.getBoolean("augury.spi.accept")) {
            Files.write(GOLDEN, present);
        }
        List<String> golden = Files.readAllLines(GOLDEN);
        assertThat(difference(golden, present))
                .as("The public surface of the SPI is not the one in platform/spi/%s (- written down, + present).%n"
                        + "If the change is meant: raise the minor version for an addition, the major one for anything else, in SpiVersion.CURRENT and in%n"
                        + "spi.version of the root pom.xml; then accept it with%n"
                        + "  mvn -pl platform/spi test -Dtest=SpiSurfaceTest -Daugury.spi.accept=true%n"
                        + "and commit the file with the change.", GOLDEN)
                .isEmpty();
    }

    @Test
    void differenceNamesTheTypeOfAChangedMember() {
        List<String> before = List.of("class a.A", "  int one()", "class a.B", "  int one()");
        List<String> after = List.of("class a.A", "  int one()", "class a.B", "  int two()");
        assertThat(difference(before, after)).containsExactly("- class a.B   int one()", "+ class a.B   int two()");
    }

    @Test
    void previewIsLeftOut() throws Exception {
        assertThat(SurfaceListing.lines())
                .noneMatch(line -> line.contains(".preview.") || line.contains("cachePolicies"))
                .anyMatch(line -> line.contains("interface dev.augury.spi.engine.Engine "));
    }

    private static List<String> difference(List<String> before, List<String> after) {
        List<String> old = qualified(before);
        List<String> now = qualified(after);
        List<String> lines = new ArrayList<>();
        old.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add("- " + line));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }

    /** Puts the type before each member, so that equal members of two types differ. */
    private static List<String> qualified(List<String> lines) {
        List<String> qualified = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            type = line.startsWith(" ") ? type : line;
            qualified.add(line.startsWith(" ") ? type + " " + line : line);
        }
        return qualified;
    }
}
