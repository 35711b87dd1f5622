package dev.augury.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tools that a request's model may call.
 *
 * @param hosted names of those that this server performs, in mid-answer
 * @param client names of those that the client performs, after the answer
 * @param single whether the first call of a client's tool ends the answer, whatever else the model meant to call
 */
public record Toolset(Set<String> hosted, Set<String> client, boolean single) {

    /** No tools. */
    public static final Toolset NONE = new Toolset(Set.of(), Set.of());

    /** Makes a set of which the model may call several at once. */
    public Toolset(Set<String> hosted, Set<String> client) {
        this(hosted, client, false);
    }

    /** Copies the sets and refuses a name that is in both. */
    public Toolset {
        hosted = Set.copyOf(hosted);
        client = Set.copyOf(client);
        for (String name : hosted) {
            if (client.contains(name)) {
                throw new IllegalArgumentException("Tool '" + name + "' is declared by the client and by this server; give one of them another name");
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
