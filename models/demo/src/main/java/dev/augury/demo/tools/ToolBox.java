package dev.augury.demo.tools;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the calls of the demo model. Thread-safe. */
public final class ToolBox {

    /** Name of the calculator. */
    public static final String CALCULATOR = "calculator";
    /** Name of the clock. */
    public static final String CLOCK = "clock";
    /** Name of the shop's catalog. */
    public static final String CATALOG = "catalog_lookup";
    /** The tools it runs. */
    public static final List<String> NAMES = List.of(CALCULATOR, CLOCK, CATALOG);

    private final Clock clock;
    private final Catalog catalog;

    /** Makes a box of these tools. */
    public ToolBox(Clock clock, Catalog catalog) {
        this.clock = clock;
        this.catalog = catalog;
    }

    /**
     * Runs a call.
     *
     * @param tool name of a tool
     * @param arguments a JSON object
     * @return the response; where the call is wrong or cannot be done, a JSON object with an {@code error}
     */
    public String run(String tool, String arguments) {
        try {
            Map<String, @Nullable Object> given = Json.object(arguments);
            return switch (tool) {
                case CALCULATOR -> Calculator.evaluate(text(given, "expression"));
                case CLOCK -> clock.show(text(given, "city"));
                case CATALOG -> catalog.find(text(given, "item")).orElseThrow(() -> new ToolException("not found")).json();
                default -> throw new ToolException("unknown tool " + tool + ", known are " + String.join(", ", NAMES));
            };
        } catch (ToolException e) {
            return error(e.reason());
        }
    }

    /** Returns the response that tells of an error. */
    public static String error(String reason) {
        return "{\"error\": " + Json.quote(reason) + "}";
    }

    private static String text(Map<String, @Nullable Object> arguments, String name) throws ToolException {
        if (arguments.get(name) instanceof String text) {
            return text;
        }
        throw new ToolException("argument " + name + " must be a string");
    }
}
