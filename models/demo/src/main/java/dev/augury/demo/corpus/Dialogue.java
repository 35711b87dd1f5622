package dev.augury.demo.corpus;

import java.util.List;

/**
 * A dialogue, whole.
 *
 * @param skill what it teaches; of several exchanges, the last one's
 * @param system the system message
 * @param tools declarations of the tools in order, each a JSON object as a request of the OpenAI API holds it
 * @param messages turns, beginning with a question
 */
public record Dialogue(Skill skill, String system, List<String> tools, List<Message> messages) {

    /** Copies the lists. */
    public Dialogue {
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }
}
