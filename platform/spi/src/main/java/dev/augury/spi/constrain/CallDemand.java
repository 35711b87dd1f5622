package dev.augury.spi.constrain;

import java.util.List;

/**
 * An answer that must be calls: one at least, {@code callsMax} at most, and nothing else.
 *
 * @param choices the calls among which the model chooses, at least one
 * @param callsMax most calls, at least 1
 */
public record CallDemand(List<Choice> choices, int callsMax) {

    /** Copies the list and refuses what nothing can satisfy. */
    public CallDemand {
        choices = List.copyOf(choices);
        if (choices.isEmpty() || callsMax < 1) {
            throw new IllegalArgumentException("A demand of " + choices.size() + " tools and at most " + callsMax + " calls cannot be met; give one of each at least");
        }
    }

    /**
     * How the model writes a call of one tool: {@code opening}, its arguments as a JSON object, {@code closing}.
     *
     * @param tool name of the tool
     * @param opening what stands before the arguments, as the model's own tokenizer writes it, control tokens where the model's form has them; not to be changed
     * @param closing what stands behind the arguments, likewise
     * @param parameters JSON Schema of the arguments, as text
     */
    public record Choice(String tool, int[] opening, int[] closing, String parameters) {}
}
