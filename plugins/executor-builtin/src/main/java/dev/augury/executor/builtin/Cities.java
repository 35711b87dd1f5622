package dev.augury.executor.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cities and their time zones: the identifiers of the IANA database, the cities that these are named after, and a table of further large cities. Case and accents
 * do not count.
 */
final class Cities {

    private static final Set<String> AREAS = Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific");

    private final Map<String, City> byName = new HashMap<>();

    /**
     * A city.
     *
     * @param name name as it is written
     * @param zone its zone
     */
    record City(String name, ZoneId zone) {}

    Cities() {
        for (String line : table().lines().toList()) {
            int blank = line.indexOf(' ');
            ZoneId zone = ZoneId.of(line.substring(0, blank));
            for (String name : line.substring(blank + 1).split(", ")) {
                add(new City(name, zone));
            }
        }
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            add(new City(id, zone));
            if (AREAS.contains(id.substring(0, Math.max(0, id.indexOf('/'))))) {
                add(new City(id.substring(id.lastIndexOf('/') + 1).replace('_', ' '), zone));
            }
        }
    }

    /** Returns the city of that name, or the zone of that identifier. */
    Optional<City> find(String name) {
        return Optional.ofNullable(byName.get(plain(name)));
    }

    private void add(City city) {
        byName.putIfAbsent(plain(city.name()), city);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }

    private static String table() {
        try (InputStream table = Objects.requireNonNull(Cities.class.getResourceAsStream("cities.txt"), "cities.txt is not in the plugin's jar")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
