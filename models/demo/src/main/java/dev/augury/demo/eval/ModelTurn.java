package dev.augury.demo.eval;

/**
 * A turn that the model wrote.
 *
 * @param prompt all text before it
 * @param read the tokens before it; after a turn of the model they may be others than those that the text would be cut into
 * @param tokens what it wrote, the token that ends the turn included
 * @param text the same without that token
 * @param ended whether it ended the turn itself
 */
public record ModelTurn(String prompt, int[] read, int[] tokens, String text, boolean ended) {}
