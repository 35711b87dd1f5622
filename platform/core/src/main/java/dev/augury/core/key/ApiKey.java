package dev.augury.core.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * @param name what people call it
 * @param tenant tenant whose requests it makes
 * @param hash SHA-256 of the key in lower-case hexadecimal; enough because keys are random, not chosen
 * @param createdAt when it was made
 * @param revokedAt when it was taken back, or null
 */
public record ApiKey(String name, String tenant, String hash, Instant createdAt, @Nullable Instant revokedAt) {}
