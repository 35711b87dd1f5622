package dev.augury.replay.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of what replayed request something is, and of which segment, in the texts that pass the pipeline: the arguments of a call, the message of a conversation,
 * the name of a tool that nobody calls.
 *
 * @param number number of the request in order of arrival, from 0
 * @param segment index of the segment
 */
record Cue(int number, int segment) {

    private static final Pattern ARGUMENTS = Pattern.compile("\\{\"request\": ([0-9]+), \"segment\": ([0-9]+)}");
    private static final String MARK = "request-";

    static Cue of(int number, int segment) {
        return new Cue(number, segment);
    }

    /** Reads the arguments of a call. */
    static Cue ofArguments(String arguments) {
        Matcher parts = ARGUMENTS.matcher(arguments);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A replayed call has the arguments " + arguments + ", which no script wrote");
        }
        return new Cue(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Returns the number of the request that is marked so. */
    static int marked(String mark) {
        return Integer.parseInt(mark.substring(MARK.length()));
    }

    /** Returns the number of the request whose tools these are. */
    static int among(List<String> tools) {
        return marked(tools.stream().filter(tool -> tool.startsWith(MARK)).findFirst().orElseThrow());
    }

    static String mark(int number) {
        return MARK + number;
    }

    String arguments() {
        return "{\"request\": " + number + ", \"segment\": " + segment + "}";
    }
}
