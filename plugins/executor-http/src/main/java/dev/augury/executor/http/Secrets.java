package dev.augury.executor.http;

import java.util.ArrayList;
import java.util.List;

/** The secrets of one call, to be kept out of whatever leaves the executor. */
final class Secrets {

    private static final String MASK = "***";

    private final List<String> forms = new ArrayList<>();

    void add(String secret) {
        forms.add(secret);
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
        forms.add(UrlTemplate.encoded(secret));
    }

    /** Returns whether a text holds one. */
    boolean in(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /** Returns a text in which a service has echoed no secret. */
    String masked(String text) {
        String masked = text;
        for (String form : forms) {
            masked = masked.replace(form, MASK);
        }
        return masked;
    }
}
