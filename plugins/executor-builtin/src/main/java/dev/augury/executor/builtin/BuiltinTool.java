package dev.augury.executor.builtin;

import dev.augury.spi.call.ToolDeclaration;

/** A tool that takes one text. Thread-safe. */
interface BuiltinTool {

    /** Returns what a model is told of it. */
    ToolDeclaration declaration();

    /** Returns the name of its argument. */
    String argument();

    /** Runs a call. */
    String run(String argument) throws Refusal;

    /** Declares a tool of one text in the words that the demo model has learned. */
    static ToolDeclaration declare(String name, String description, String argument) {
        String parameters = "{\"type\": \"object\", \"properties\": {\"%s\": {\"type\": \"string\"}}, \"required\": [\"%s\"]}".formatted(argument, argument);
        return new ToolDeclaration(name, description, parameters);
    }
}
