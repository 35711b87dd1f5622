package dev.augury.console.scheduling;

import org.springframework.web.server.WebSession;

/**
 * What became of a change. It waits in the session of who made it until the page is shown next, once: a link that somebody was sent puts no words into the page.
 *
 * @param words a sentence, or empty where there is nothing to tell
 * @param refused whether nothing was changed
 */
record Told(String words, boolean refused) {

    private static final String KEY = Told.class.getName();
    private static final Told NOTHING = new Told("", false);

    void leaveIn(WebSession session) {
        session.getAttributes().put(KEY, this);
    }

    static Told takeFrom(WebSession session) {
        return session.getAttributes().remove(KEY) instanceof Told told ? told : NOTHING;
    }
}
