package dev.augury.demo.corpus;

/**
 * A stretch of a dialogue as the chat template writes it.
 *
 * @param text the text, special tokens spelled out
 * @param learned whether the model shall learn to write it: what it says and the token that ends its turn, nothing else
 */
public record Piece(String text, boolean learned) {}
