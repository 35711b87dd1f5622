package dev.augury.app.chat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line that begins with a slash does instead of being sent. */
enum Command {
    HELP("/help", "", "lists the commands"),
    CLEAR("/clear", "", "forgets the conversation, not the system message"),
    SAVE("/save", "FILE", "writes the conversation to a new file, as JSON that the API takes back"),
    SYSTEM("/system", "TEXT", "replaces the system message; without a text removes it"),
    QUIT("/quit", "", "leaves, as Ctrl-D does");

    private final String word;
    private final String argument;
    private final String description;

    Command(String word, String argument, String description) {
        this.word = word;
        this.argument = argument;
        this.description = description;
    }

    /** Returns the command that a line names by its first word. */
    static Optional<Command> named(String line) {
        String first = line.strip().split("\\s", 2)[0];
        return Arrays.stream(values()).filter(command -> command.word.equals(first)).findFirst();
    }

    /** Returns what follows the command's word. */
    String argument(String line) {
        return line.strip().substring(word.length()).strip();
    }

    static String help() {
        return Arrays.stream(values())
                .map(command -> String.format("%-14s %s", command.word + " " + command.argument, command.description))
                .collect(Collectors.joining("\n", "", "\n//…            sends a message that begins with a slash\nCtrl-C         cancels the running answer, empties a line, leaves on an empty one"));
    }

    static String words() {
        return Arrays.stream(values()).map(command -> command.word).collect(Collectors.joining(", "));
    }
}
