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
        JsonText json = new JsonText(new JsonWatcher() {
            @Override
            public void ends(int depth, String key, String value) {
                if (depth == 1) {
                    members.put(key, value);
                }
            }
        });
        String bare = text.strip();
        if (!bare.startsWith("{")) {
            return Optional.empty();
        }
        JsonText.Progress progress = JsonText.Progress.OPEN;
        int read = 0;
        while (read < bare.length() && progress == JsonText.Progress.OPEN) {
            progress = json.take(bare.charAt(read++));
        }
        return progress == JsonText.Progress.COMPLETE && read == bare.length() ? Optional.of(members) : Optional.empty();
    }
}
