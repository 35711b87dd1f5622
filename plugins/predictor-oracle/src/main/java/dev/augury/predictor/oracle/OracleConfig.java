package dev.augury.predictor.oracle;

import dev.augury.spi.Option;

/**
 * Options of {@code oracle}.
 *
 * @param noise standard deviation of the error, as a share of the true value
 */
public record OracleConfig(
        @Option(
                        doc = "Standard deviation of Gaussian errors of length and duration, as a share of the true value; 0 tells the truth.",
                        defaultValue = "0",
                        min = 0,
                        max = 10,
                        live = true)
                double noise) {}
