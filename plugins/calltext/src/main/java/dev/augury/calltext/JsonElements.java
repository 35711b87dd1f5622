package dev.augury.calltext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the elements of a JSON array as they are written. */
public final class JsonElements {

    private JsonElements() {}

    /** Returns the elements in order, as written, strings with their quotes; empty where the text is not one whole JSON array. */
    public static Optional<List<String>> of(String text) {
        List<String> elements = new ArrayList<>();
        JsonWatcher watcher = new JsonWatcher() {
            @Override
            public void ends(int depth, String key, String value) {
                if (depth == 1) {
                    elements.add(value);
                }
            }
        };
        return text.strip().startsWith("[") && JsonText.isWhole(text, watcher) ? Optional.of(elements) : Optional.empty();
    }
}
