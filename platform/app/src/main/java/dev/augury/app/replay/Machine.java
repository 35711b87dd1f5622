package dev.augury.app.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The machine on which costs of the engine {@code simulated} were measured.
 *
 * @param kvBytes what it has for KV
 * @param from where that comes from, in words
 */
public record Machine(long kvBytes, String from) {

    /** Key of a file of costs: bytes that the machine has for KV. */
    public static final String KV_MEMORY = "kv-memory-bytes";

    private static final long DEVICE_BYTES = 36_000_000_000L;
    private static final Map<String, Machine> NAMED =
            Map.of("gptj-6b-a100", ofDevices(1, 2 * 6_050_882_784L), "vicuna-13b-2xa100", ofDevices(2, 2 * 13_015_864_320L));

    /** 0.9 of 40 GB per device, as in the papers' experiments, less the weights at two bytes each. */
    private static Machine ofDevices(int devices, long weightBytes) {
        return new Machine(
                devices * DEVICE_BYTES - weightBytes,
                String.format(Locale.ROOT, "(0.9 x 40 GB x %d - %.2f GB of weights)", devices, weightBytes / 1e9));
    }

    /** Returns the machine of costs, if they are known by name or a file that says how much memory it has. */
    public static Optional<Machine> of(String costs) {
        Machine named = NAMED.get(costs);
        if (named != null || !Files.isRegularFile(Path.of(costs))) {
            return Optional.ofNullable(named);
        }
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(costs))) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String bytes = file.getProperty(KV_MEMORY);
        try {
            return bytes == null ? Optional.empty() : Optional.of(new Machine(Long.parseLong(bytes.strip()), bytes.strip() + " bytes of " + costs));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(costs + " has '" + bytes + "' for " + KV_MEMORY + "; give a whole number of bytes, or leave the line out and give --kv-memory", e);
        }
    }
}
