package dev.augury.handling.preserve;

/** There is nothing to configure. */
public record PreserveConfig() {}
