package dev.augury.demo.corpus.draw;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Skill;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question and an answer that calls nothing.
 *
 * @param question what is asked
 * @param answer the one right answer
 */
public record Turn(String question, String answer) {

    /** Returns the turn as an exchange of a skill. */
    public Exchange exchange(Skill skill) {
        return new Exchange(skill, Set.of(), List.of(new Message.Ask(question), new Message.Answer(answer, List.of())));
    }

    /**
     * Puts values into the slots of a template, which are written {@code {name}}.
     *
     * @throws IllegalArgumentException if a slot stays empty
     */
    public static String fill(String template, Map<String, ?> values) {
        String result = template;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            result = result.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        if (result.matches(".*\\{[a-z]+}.*")) {
            throw new IllegalArgumentException("'" + template + "' has a slot without a value; there are " + values.keySet() + ".");
        }
        return result;
    }
}
