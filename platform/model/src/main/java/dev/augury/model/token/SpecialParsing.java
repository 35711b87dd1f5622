package dev.augury.model.token;

/** What {@link Tokenizer#encode} does with the names of control tokens, such as {@code <|im_end|>}, that stand in the text. */
public enum SpecialParsing {
    /** They are text like any other: for everything that a user wrote. */
    OFF,
    /** They become the tokens they name: for the output of a chat template. */
    ON
}
