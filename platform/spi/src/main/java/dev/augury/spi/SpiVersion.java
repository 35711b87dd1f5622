package dev.augury.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this border: plugins carry the one they were compiled against as {@code Spi-Version} in their jar's manifest.
 *
 * <p>Additions raise {@code minor}, removals and changed meanings raise {@code major}.
 *
 * @param major changes that break compiled plugins
 * @param minor changes that do not
 */
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /** The version of the border in this jar. */
    public static final SpiVersion CURRENT = new SpiVersion(1, 3);

    /** Refuses negative numbers. */
    public SpiVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("SPI version " + major + "." + minor + " is negative; write it as in 1.0");
        }
    }

    /**
     * Reads {@code major.minor}.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static SpiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an SPI version; write it as in 1.0");
        }
        return new SpiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns whether a plugin compiled against {@code plugin} runs in a host with this version: same major, minor not newer. */
    public boolean runs(SpiVersion plugin) {
        return major == plugin.major && plugin.minor <= minor;
    }

    @Override
    public int compareTo(SpiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
