package dev.augury.spi.call;

/**
 * What a model is told of a tool.
 *
 * @param name name by which the model calls it
 * @param description what it does and when to use it, in words for the model; empty when there are none
 * @param parameters JSON Schema of the arguments, an object schema as text
 */
public record ToolDeclaration(String name, String description, String parameters) {

    private static final String ANY_OBJECT = "{\"type\": \"object\"}";

    /** Declares a tool of which only the name is known: any object is a fit argument. */
    public static ToolDeclaration named(String name) {
        return new ToolDeclaration(name, "", ANY_OBJECT);
    }
}
