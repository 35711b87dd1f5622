package dev.augury.demo.corpus.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text of sections. A line {@code [name]} begins one; below it {@code = } begins the answer (several are joined by spaces), {@code + } a phrasing for training,
 * {@code - } a phrasing that is held out, {@code : } values, separated by commas. Empty lines and lines that begin with {@code #} mean nothing.
 */
public final class Sheet {

    private final String name;
    private final Map<String, Section> sections;

    private Sheet(String name, Map<String, Section> sections) {
        this.name = name;
        this.sections = sections;
    }

    /**
     * Reads a resource that lies beside a class.
     *
     * @throws IllegalArgumentException if there is none, or a line of it has another form; the message names the line
     */
    public static Sheet of(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no sheet '" + resource + "' beside " + beside.getName() + ": put it into the resources of its package.");
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The sheet '" + resource + "' cannot be read.", e);
        }
    }

    /**
     * Parses the text of a sheet.
     *
     * @throws IllegalArgumentException if a line has another form; the message names it
     */
    public static Sheet parse(String name, String text) {
        Map<String, Section> sections = new LinkedHashMap<>();
        @Nullable Lines lines = null;
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                finish(name, lines, sections);
                lines = new Lines(line.substring(1, line.length() - 1));
            } else if (lines == null || !lines.take(line)) {
                throw new IllegalArgumentException(
                        "Line " + number + " of '" + name + "' is '" + line + "': begin a section with [name], and its lines with '= ', '+ ', '- ' or ': '.");
            }
        }
        finish(name, lines, sections);
        return new Sheet(name, sections);
    }

    private static void finish(String sheet, @Nullable Lines lines, Map<String, Section> sections) {
        if (lines != null && sections.put(lines.name, lines.section()) != null) {
            throw new IllegalArgumentException("'" + sheet + "' has two sections [" + lines.name + "]: join them or rename one.");
        }
    }

    /**
     * Returns a section.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists the known ones
     */
    public Section section(String section) {
        Section found = sections.get(section);
        if (found == null) {
            throw new IllegalArgumentException("'" + name + "' has no section [" + section + "]; it has " + sections.keySet() + ".");
        }
        return found;
    }

    /** Returns all sections in their order. */
    public List<Section> sections() {
        return List.copyOf(sections.values());
    }

    private static final class Lines {

        private final String name;
        private final List<String> answer = new ArrayList<>();
        private final List<String> train = new ArrayList<>();
        private final List<String> heldOut = new ArrayList<>();
        private final List<String> values = new ArrayList<>();

        Lines(String name) {
            this.name = name;
        }

        boolean take(String line) {
            if (line.length() < 3 || line.charAt(1) != ' ') {
                return false;
            }
            String rest = line.substring(2).strip();
            switch (line.charAt(0)) {
                case '=' -> answer.add(rest);
                case '+' -> train.add(rest);
                case '-' -> heldOut.add(rest);
                case ':' -> values.addAll(List.of(rest.split(", *")));
                default -> {
                    return false;
                }
            }
            return true;
        }

        Section section() {
            return new Section(name, String.join(" ", answer), train, heldOut, values);
        }
    }
}
