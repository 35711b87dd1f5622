package dev.augury.server.retain;

import dev.augury.server.host.TalkingHost;
import dev.augury.testing.kit.call.CallTemplate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A conversation with a model that asks twice for the weather before it answers. It writes its calls in a spelling of its own, which no template and no client repeats.
 *
 * @param template how it writes
 */
public record Scene(CallTemplate template) implements UnaryOperator<String> {

    private static final JsonMapper JSON = new JsonMapper();

    /** What the user asks. */
    public static final String QUESTION = "What is the weather in Graz, and how will it be within the next three days? Take your time and look it up properly.";

    /** What the first call finds. */
    public static final String FIRST = "12.5 degrees";

    /** What the second call finds. */
    public static final String SECOND = "rain";

    /** What the model says in the end. */
    public static final String ANSWER = "It rains.";

    /** The arguments of the first call as the model writes them. */
    public static final String ARGUMENTS = "{ \"days\" :3,  \"city\":\"Graz\" , \"exact\": 1.50}";

    @Override
    public String apply(String conversation) {
        if (conversation.contains(SECOND)) {
            return ANSWER;
        }
        return template.written("weather", conversation.contains(FIRST) ? ARGUMENTS.replace("3", "4") : ARGUMENTS);
    }

    /** Returns arguments as a client writes them that has read them into a value: members in another order, numbers as floating-point ones, other white space. */
    public static String rewritten(String arguments) {
        JsonNode read = JSON.readTree(arguments);
        ObjectNode other = JSON.createObjectNode();
        other.put("exact", read.get("exact").doubleValue());
        other.set("city", read.get("city"));
        other.put("days", read.get("days").doubleValue());
        return other.toPrettyString();
    }

    /** Returns the tokens of the full blocks that were computed for a request with its answer: all but the last token, which nobody computed. */
    public static long fullBlocks(long totalTokens) {
        return (totalTokens - 1) / TalkingHost.BLOCK * TalkingHost.BLOCK;
    }
}
