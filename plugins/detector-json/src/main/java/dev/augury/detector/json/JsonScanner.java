package dev.augury.detector.json;

import dev.augury.calltext.BareCall;
import dev.augury.calltext.CallReader;
import dev.augury.calltext.CharScanner;
import dev.augury.calltext.JsonText;

/**
 * Reads one answer. JSON at the start of a line may be a call; blanks before it and commas or semicolons between calls belong to the form. Behind a call that
 * was begun and broken no text is passed on, since nothing says where it ends.
 */
final class JsonScanner extends CharScanner {

    private enum Place { LINE_START, IN_LINE, IN_JSON, BEHIND_CALL, BEHIND_BROKEN }

    private static final int HELD_MAX = 64;

    private final CallReader reader;
    private final StringBuilder held = new StringBuilder();
    private BareCall json;
    private Place place = Place.LINE_START;

    JsonScanner(CallReader reader) {
        this.reader = reader;
        json = new BareCall(reader, findings);
    }

    @Override
    protected void take(char c) {
        if (!reader.hasTools()) {
            findings.text(String.valueOf(c));
            return;
        }
        switch (place) {
            case LINE_START, BEHIND_CALL -> maybeBegin(c);
            case IN_LINE -> inLine(c);
            case IN_JSON -> inJson(c);
            case BEHIND_BROKEN -> {}
        }
    }

    private void maybeBegin(char c) {
        boolean separator = place == Place.BEHIND_CALL && (c == ',' || c == ';');
        if (BareCall.begins(c)) {
            json = new BareCall(reader, findings);
            place = Place.IN_JSON;
            inJson(c);
        } else if ((JsonText.isBlank(c) || separator) && held.length() < HELD_MAX) {
            held.append(c);
        } else {
            release();
            inLine(c);
        }
    }

    /** The end of a line is held back, since a call may stand on the next. */
    private void inLine(char c) {
        place = c == '\n' ? Place.LINE_START : Place.IN_LINE;
        if (c == '\n') {
            held.append(c);
        } else {
            findings.text(String.valueOf(c));
        }
    }

    private void inJson(char c) {
        settle(json.take(c));
    }

    private void settle(BareCall.Progress progress) {
        switch (progress) {
            case OPEN -> {}
            case CALLS -> {
                held.setLength(0);
                place = Place.BEHIND_CALL;
            }
            case MALFORMED -> {
                held.setLength(0);
                place = Place.BEHIND_BROKEN;
            }
            case TEXT -> {
                release();
                String text = json.text();
                findings.text(text);
                place = text.endsWith("\n") ? Place.LINE_START : Place.IN_LINE;
            }
        }
    }

    private void release() {
        findings.text(held);
        held.setLength(0);
    }

    @Override
    protected void finish() {
        if (place == Place.IN_JSON) {
            settle(json.end());
        }
        release();
    }
}
