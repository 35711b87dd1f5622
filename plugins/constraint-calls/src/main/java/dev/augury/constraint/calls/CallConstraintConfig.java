package dev.augury.constraint.calls;

import dev.augury.spi.Option;

/**
 * Options of {@code calls}.
 *
 * @param masks most masks kept per lane
 */
public record CallConstraintConfig(
        @Option(
                        doc = "Masks kept per lane, the least recently used leaving first; one takes a bit per token of the vocabulary, 16 KiB for 128k tokens.",
                        defaultValue = "1024",
                        unit = "masks",
                        min = 1,
                        max = 1 << 20)
                int masks) {}
