package dev.augury.app.chat;

/**
 * Where a chat takes place.
 *
 * @param lines where the messages come from
 * @param screen where the answers go
 * @param strike what Ctrl-C does
 * @param person whether a person sits there, who reads an error and goes on; a pipe ends at the first one
 */
public record Console(Lines lines, Screen screen, Strike strike, boolean person) {}
