package dev.augury.detector.llama3;

import static dev.augury.detector.llama3.Llama3Detector.TAG;

import dev.augury.calltext.BareCall;
import dev.augury.calltext.CallReader;
import dev.augury.calltext.CharScanner;
import dev.augury.calltext.JsonText;
import dev.augury.calltext.JsonWatcher;
import dev.augury.calltext.MarkSearch;
import java.util.List;

/**
 * Reads one answer. Bare JSON counts only at its start and behind another call; behind the tag only calls may stand. Behind a call that was begun and broken no
 * text is passed on, since nothing says where it ends.
 */
final class Llama3Scanner extends CharScanner {

    private enum Place { START, IN_BARE, IN_TEXT, BEHIND_TAG, IN_TAGGED, IN_PYTHON, BEHIND_CALL, BEHIND_BROKEN }

    private static final int HELD_MAX = 64;

    private final CallReader reader;
    private final MarkSearch tag = new MarkSearch(List.of(TAG), findings::text);
    private final StringBuilder held = new StringBuilder();
    private BareCall bare;
    private JsonText tagged = new JsonText(JsonWatcher.NONE);
    private PythonCall python = new PythonCall();
    private Place place = Place.START;

    Llama3Scanner(CallReader reader) {
        this.reader = reader;
        bare = new BareCall(reader, findings);
    }

    @Override
    protected void take(char c) {
        if (!reader.hasTools()) {
            findings.text(String.valueOf(c));
            return;
        }
        switch (place) {
            case START, BEHIND_CALL -> maybeBegin(c);
            case IN_BARE -> settle(bare.take(c));
            case IN_TEXT -> inText(c);
            case BEHIND_TAG -> behindTag(c);
            case IN_TAGGED -> inTagged(c);
            case IN_PYTHON -> inPython(c);
            case BEHIND_BROKEN -> {}
        }
    }

    private void maybeBegin(char c) {
        boolean separator = place == Place.BEHIND_CALL && (c == ',' || c == ';');
        if (BareCall.begins(c)) {
            bare = new BareCall(reader, findings);
            place = Place.IN_BARE;
            settle(bare.take(c));
        } else if ((JsonText.isBlank(c) || separator) && held.length() < HELD_MAX) {
            held.append(c);
        } else {
            inTextFrom(held.toString());
            inText(c);
        }
    }

    private void settle(BareCall.Progress progress) {
        switch (progress) {
            case OPEN -> {}
            case CALLS -> called();
            case MALFORMED -> place = Place.BEHIND_BROKEN;
            case TEXT -> inTextFrom(held + bare.text());
        }
    }

    private void called() {
        held.setLength(0);
        place = Place.BEHIND_CALL;
    }

    /** Goes on as text, in which only the tag counts. */
    private void inTextFrom(String text) {
        held.setLength(0);
        place = Place.IN_TEXT;
        for (int i = 0; i < text.length(); i++) {
            inText(text.charAt(i));
        }
    }

    private void inText(char c) {
        if (tag.take(c) != null) {
            held.setLength(0);
            place = Place.BEHIND_TAG;
        }
    }

    private void behindTag(char c) {
        if (BareCall.begins(c)) {
            tagged = new JsonText(JsonWatcher.NONE);
            place = Place.IN_TAGGED;
            inTagged(c);
        } else if (!JsonText.isBlank(c)) {
            python = new PythonCall();
            place = Place.IN_PYTHON;
            inPython(c);
        }
    }

    private void inTagged(char c) {
        switch (tagged.take(c)) {
            case OPEN, UNWANTED -> {}
            case COMPLETE -> {
                reader.read(tagged.text(), findings);
                called();
            }
            case BROKEN -> broken("The call is not valid JSON: " + tagged.problem() + ".");
        }
    }

    private void inPython(char c) {
        switch (python.take(c)) {
            case OPEN -> {}
            case COMPLETE -> {
                reader.call(python.tool(), python.arguments(), findings);
                called();
            }
            case BROKEN -> broken(python.problem());
        }
    }

    private void broken(String sentence) {
        findings.malformed(sentence);
        place = Place.BEHIND_BROKEN;
    }

    @Override
    protected void finish() {
        switch (place) {
            case START, BEHIND_CALL -> findings.text(held);
            case IN_TEXT -> {}
            case IN_BARE -> settle(bare.end());
            case BEHIND_TAG -> broken("The answer ends behind " + TAG + "; write a call as JSON or as name.call(key=\"value\").");
            case IN_TAGGED -> broken("The call is not valid JSON: " + tagged.problem() + ".");
            case IN_PYTHON -> broken(python.problem());
            case BEHIND_BROKEN -> {}
        }
        tag.flush();
        held.setLength(0);
    }
}
