package dev.augury.core.flow;

import dev.augury.spi.call.ToolDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tools that a request's model may call.
 *
 * @param hosted names of those that this server performs, in mid-answer
 * @param client names of those that the client performs, after the answer
 * @param single whether the model makes one call at a time: the first of a client's tool ends the answer, whatever else the model meant to call
 * @param forced the tools one of which the model's first turn must call, with the schemas of their arguments; empty where it may answer
 */
public record Toolset(Set<String> hosted, Set<String> client, boolean single, List<ToolDeclaration> forced) {

    /** No tools. */
    public static final Toolset NONE = new Toolset(Set.of(), Set.of());

    /** Makes a set of which the model may call several at once. */
    public Toolset(Set<String> hosted, Set<String> client) {
        this(hosted, client, false);
    }

    /** Makes a set of which the model may call none. */
    public Toolset(Set<String> hosted, Set<String> client, boolean single) {
        this(hosted, client, single, List.of());
    }

    /** Copies the collections and refuses a name that is in both sets, and a forced one that is in neither. */
    public Toolset {
        hosted = Set.copyOf(hosted);
        client = Set.copyOf(client);
        forced = List.copyOf(forced);
        for (String name : hosted) {
            if (client.contains(name)) {
                throw new IllegalArgumentException("Tool '" + name + "' is declared by the client and by this server; give one of them another name");
            }
        }
        for (ToolDeclaration tool : forced) {
            if (!hosted.contains(tool.name()) && !client.contains(tool.name())) {
                throw new IllegalArgumentException("Tool '" + tool.name() + "' is forced and may not be called; declare it too");
            }
        }
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return hosted.isEmpty() && client.isEmpty();
    }

    /** Returns all names in alphabetical order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(hosted);
        names.addAll(client);
        names.sort(null);
        return names;
    }
}
