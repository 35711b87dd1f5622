package dev.augury.demo.tools;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells date and time in well-known cities, as its source of instants has them. */
public final class Clock {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Zone, then its cities. */
    private static final String TABLE = """
            Europe/Lisbon Lisbon, Porto
            Europe/London London, Edinburgh, Manchester, Oxford
            Europe/Dublin Dublin, Galway
            Europe/Madrid Madrid, Seville, Barcelona, Valencia
            Europe/Paris Paris, Lyon, Toulouse, Bordeaux
            Europe/Brussels Brussels, Antwerp, Ghent
            Europe/Amsterdam Amsterdam, Rotterdam, Utrecht
            Europe/Berlin Berlin, Hamburg, Munich, Cologne, Leipzig, Dresden
            Europe/Zurich Zurich, Geneva, Basel
            Europe/Vienna Vienna, Salzburg, Graz
            Europe/Rome Rome, Milan, Naples, Florence, Turin
            Europe/Prague Prague, Brno
            Europe/Warsaw Warsaw, Krakow, Gdansk
            Europe/Budapest Budapest
            Europe/Copenhagen Copenhagen, Aarhus
            Europe/Oslo Oslo, Bergen
            Europe/Stockholm Stockholm, Malmo
            Europe/Helsinki Helsinki, Tampere
            Europe/Riga Riga
            Europe/Vilnius Vilnius
            Europe/Athens Athens
            Europe/Sofia Sofia
            Europe/Istanbul Istanbul, Ankara
            Atlantic/Reykjavik Reykjavik
            Africa/Cairo Cairo, Alexandria
            Africa/Casablanca Casablanca
            Africa/Nairobi Nairobi
            Africa/Lagos Lagos
            Africa/Accra Accra
            Africa/Johannesburg Johannesburg, Cape Town
            Asia/Dubai Dubai
            Asia/Karachi Karachi, Lahore
            Asia/Kolkata Delhi, Mumbai, Chennai, Kolkata
            Asia/Kathmandu Kathmandu
            Asia/Dhaka Dhaka
            Asia/Bangkok Bangkok
            Asia/Jakarta Jakarta
            Asia/Singapore Singapore
            Asia/Manila Manila
            Asia/Shanghai Beijing, Shanghai, Shenzhen
            Asia/Hong_Kong Hong Kong
            Asia/Taipei Taipei
            Asia/Seoul Seoul, Busan
            Asia/Tokyo Tokyo, Osaka, Kyoto, Sapporo
            Australia/Perth Perth
            Australia/Sydney Sydney
            Australia/Melbourne Melbourne
            Australia/Brisbane Brisbane
            Pacific/Auckland Auckland, Wellington
            Pacific/Honolulu Honolulu
            America/Anchorage Anchorage
            America/Los_Angeles Los Angeles, San Francisco, Seattle, San Diego
            America/Vancouver Vancouver
            America/Denver Denver
            America/Phoenix Phoenix
            America/Chicago Chicago, Houston, Dallas
            America/Mexico_City Mexico City
            America/New_York New York, Boston, Miami, Washington, Philadelphia
            America/Toronto Toronto, Montreal
            America/Halifax Halifax
            America/Havana Havana
            America/Bogota Bogota
            America/Lima Lima
            America/Santiago Santiago
            America/Sao_Paulo Sao Paulo, Rio de Janeiro
            America/Argentina/Buenos_Aires Buenos Aires
            """;

    private final Map<String, ZoneId> zones = zones();
    private final InstantSource now;

    /** Makes a clock that shows the instants of a source. */
    public Clock(InstantSource now) {
        this.now = now;
    }

    /** Returns the cities it knows, in a fixed order. */
    public List<String> cities() {
        return List.copyOf(zones.keySet());
    }

    /**
     * Tells date and time in a city.
     *
     * @return a JSON object with city, weekday, date (ISO) and time (24 hours)
     * @throws ToolException for a city it does not know
     */
    public String show(String city) throws ToolException {
        return show(city, now.instant());
    }

    /** The same at a given instant. */
    public String show(String city, Instant instant) throws ToolException {
        ZoneId zone = zones.get(city);
        if (zone == null) {
            throw new ToolException("unknown city");
        }
        ZonedDateTime time = instant.atZone(zone);
        return "{\"city\": %s, \"weekday\": \"%s\", \"date\": \"%s\", \"time\": \"%s\"}".formatted(Json.quote(city),
                time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), time.toLocalDate(), TIME.format(time));
    }

    private static Map<String, ZoneId> zones() {
        return TABLE.lines()
                .flatMap(line -> {
                    int blank = line.indexOf(' ');
                    ZoneId zone = ZoneId.of(line.substring(0, blank));
                    return Arrays.stream(line.substring(blank + 1).split(", ")).map(city -> Map.entry(city, zone));
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, LinkedHashMap::new));
    }
}
