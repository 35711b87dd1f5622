package dev.augury.console.frame;

/**
 * A page that the navigation leads to; every bean of this type is one.
 *
 * @param group where it stands
 * @param title what it is called
 * @param path its path
 */
public record Page(Group group, String title, String path) {

    /** The groups in their order. */
    public enum Group {
        /** What happens now. */
        LIVE("Live"),
        /** Who decides, and how. */
        POLICY("Policy"),
        /** Models and tools. */
        SERVING("Serving"),
        /** Who may use how much. */
        TENANTS("Tenants"),
        /** The host itself. */
        SYSTEM("System");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Returns what it is called. */
        public String title() {
            return title;
        }
    }
}
