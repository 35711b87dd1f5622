package dev.augury.demo.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Declarations of tools as requests of the OpenAI API hold them: of those that {@link ToolBox} runs, and of others that the model shall leave alone. */
public final class ToolDeclarations {

    /** Tools that nothing runs and no answer calls. */
    public static final List<String> OTHERS = List.of("get_weather", "send_email", "translate", "set_timer", "web_search");

    private static final Map<String, Tool> TOOLS = Map.of(
            ToolBox.CALCULATOR, new Tool(List.of("expression"), List.of("Works out an arithmetic expression.", "Calculates with + - * / and parentheses.",
                    "Gives the value of an expression.")),
            ToolBox.CLOCK, new Tool(List.of("city"), List.of("Tells date and time in a city.", "Gives the current time, date and weekday of a city.",
                    "Says what time it is in a city.")),
            ToolBox.CATALOG, new Tool(List.of("item"), List.of("Looks up price and stock of an item of the shop.", "Finds an item of the shop.",
                    "Gives the price of an item and how many are in stock.")),
            "get_weather", new Tool(List.of("city"), List.of("Tells the weather in a city.", "Gives a weather report.")),
            "send_email", new Tool(List.of("to", "text"), List.of("Sends an email.", "Writes a mail to somebody.")),
            "translate", new Tool(List.of("text", "language"), List.of("Translates a text.", "Puts a text into another language.")),
            "set_timer", new Tool(List.of("minutes"), List.of("Sets a timer.", "Rings after some minutes.")),
            "web_search", new Tool(List.of("query"), List.of("Searches the web.", "Finds pages about a query.")));

    private ToolDeclarations() {}

    /** Returns the declaration of a tool with its first description. */
    public static String of(String tool) {
        return known(tool).declaration(tool, 0);
    }

    /** Returns the declaration of a tool with one of its descriptions. */
    public static String of(String tool, RandomGenerator chance) {
        Tool known = known(tool);
        return known.declaration(tool, chance.nextInt(known.descriptions.size()));
    }

    private static Tool known(String tool) {
        Tool known = TOOLS.get(tool);
        if (known == null) {
            throw new IllegalArgumentException("There is no tool " + tool + "; known are " + String.join(", ", TOOLS.keySet().stream().sorted().toList()) + ".");
        }
        return known;
    }

    private record Tool(List<String> parameters, List<String> descriptions) {

        String declaration(String name, int description) {
            List<String> properties = new ArrayList<>();
            parameters.forEach(parameter -> properties.add(Json.quote(parameter) + ": {\"type\": \"string\"}"));
            String required = String.join(", ", parameters.stream().map(Json::quote).toList());
            return "{\"type\": \"function\", \"function\": {\"name\": " + Json.quote(name) + ", \"description\": " + Json.quote(descriptions.get(description))
                    + ", \"parameters\": {\"type\": \"object\", \"properties\": {" + String.join(", ", properties) + "}, \"required\": [" + required + "]}}}";
        }
    }
}
