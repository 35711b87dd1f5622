package dev.augury.server.setting;

import java.util.List;

/** Says which values of the configuration cannot be used, and what to write instead. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception of problems, at least one; each names its key, its value and what would do. */
    SettingException(List<String> problems) {
        super("The configuration cannot be used:\n  - " + String.join("\n  - ", problems));
    }

    /** Returns what to do. */
    public String action() {
        return "correct these keys, or leave them out for their defaults; docs/OPERATIONS.md lists all keys";
    }
}
