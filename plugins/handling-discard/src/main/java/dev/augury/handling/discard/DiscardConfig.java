package dev.augury.handling.discard;

/** There is nothing to configure. */
public record DiscardConfig() {}
