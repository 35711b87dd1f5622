package dev.augury.calltext;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the members of a JSON object as they are written. */
public final class JsonMembers {

    private JsonMembers() {}

    /** Returns the values by key in order, as written, strings with their quotes; empty where the text is not one whole JSON object. */
    public static Optional<Map<String, String>> of(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        JsonWatcher watcher = new JsonWatcher() {
            @Override
            public void ends(int depth, String key, String value) {
                if (depth == 1) {
                    members.put(key, value);
                }
            }
        };
        return text.strip().startsWith("{") && JsonText.isWhole(text, watcher) ? Optional.of(members) : Optional.empty();
    }
}
