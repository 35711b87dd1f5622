package dev.augury.bench.speed;

import java.util.Map;

/**
 * What was measured.
 *
 * @param loadSeconds from opening the file to readiness
 * @param prefill tokens per second of one prompt in one step
 * @param decode tokens per second of all sequences together, by their number
 * @param residentMebibytes memory of the process, 0 where the system does not say
 */
public record Speed(double loadSeconds, double prefill, Map<Integer, Double> decode, long residentMebibytes) {}
