package dev.augury.demo.corpus;

import java.util.List;
import java.util.Set;

/**
 * One question and all that follows from it: calls, responses and the final answer, which are a function of the question alone.
 *
 * @param skill what it teaches
 * @param tools names of the tools that the answer needs; where one is not declared, the frame puts a refusal in its place
 * @param messages a question, then answers that call and their responses, at last an answer without calls
 */
public record Exchange(Skill skill, Set<String> tools, List<Message> messages) {

    /** Copies tools and messages. */
    public Exchange {
        tools = Set.copyOf(tools);
        messages = List.copyOf(messages);
    }
}
