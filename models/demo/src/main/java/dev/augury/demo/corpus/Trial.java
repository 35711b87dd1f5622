package dev.augury.demo.corpus;

import java.util.List;

/**
 * A question of the evaluation and what must follow.
 *
 * @param skill what it tests
 * @param prompt system message, declared tools and the question
 * @param expected what follows: answers that call and their responses in turn, at last an answer without calls
 */
public record Trial(Skill skill, Dialogue prompt, List<Message> expected) {

    /** Copies what is expected. */
    public Trial {
        expected = List.copyOf(expected);
    }
}
