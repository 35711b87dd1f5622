package dev.augury.detector.hermes;

import static dev.augury.detector.hermes.HermesDetector.CLOSE;
import static dev.augury.detector.hermes.HermesDetector.OPEN;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.CharScanner;
import dev.augury.calltext.JsonText;
import dev.augury.calltext.JsonWatcher;
import dev.augury.calltext.MarkSearch;
import java.util.List;

/**
 * Reads one answer. A call is read as JSON, so the closing mark inside one of its strings ends nothing; a call that is whole counts even if the answer ends
 * before its closing mark. What was broken is skipped up to its closing mark.
 */
final class HermesScanner extends CharScanner {

    private enum Place { OUTSIDE, BEFORE_CALL, IN_CALL, BEHIND_CALL, IN_BROKEN }

    private final CallReader reader;
    private final MarkSearch outside = new MarkSearch(List.of(OPEN), findings::text);
    private MarkSearch inside = endOfCall();
    private JsonText call = new JsonText(JsonWatcher.NONE);
    private Place place = Place.OUTSIDE;

    HermesScanner(CallReader reader) {
        this.reader = reader;
    }

    /** A call that was forgotten to be closed ends where the next begins. */
    private static MarkSearch endOfCall() {
        return new MarkSearch(List.of(CLOSE, OPEN), skipped -> {});
    }

    @Override
    protected void take(char c) {
        if (!reader.hasTools()) {
            findings.text(String.valueOf(c));
            return;
        }
        switch (place) {
            case OUTSIDE -> {
                if (outside.take(c) != null) {
                    begin();
                }
            }
            case BEFORE_CALL -> {
                if (!JsonText.isBlank(c)) {
                    place = Place.IN_CALL;
                    inCall(c);
                }
            }
            case IN_CALL -> inCall(c);
            case BEHIND_CALL, IN_BROKEN -> toClosingMark(c);
        }
    }

    private void begin() {
        call = new JsonText(JsonWatcher.NONE);
        inside = endOfCall();
        place = Place.BEFORE_CALL;
    }

    private void inCall(char c) {
        switch (call.take(c)) {
            case OPEN, UNWANTED -> {}
            case COMPLETE -> place = Place.BEHIND_CALL;
            case BROKEN -> broken(c);
        }
    }

    private void broken(char c) {
        findings.malformed("The call is not valid JSON: " + call.problem() + ".");
        if (call.text().contains(CLOSE)) {
            place = Place.OUTSIDE;
        } else {
            place = Place.IN_BROKEN;
            toClosingMark(c);
        }
    }

    /** Waits for the closing mark, so that a sequence paused here holds the whole call. */
    private void toClosingMark(char c) {
        String mark = inside.take(c);
        if (mark == null) {
            return;
        }
        if (place == Place.BEHIND_CALL) {
            reader.read(call.text(), findings);
        }
        if (mark.equals(OPEN)) {
            begin();
        } else {
            place = Place.OUTSIDE;
        }
    }

    @Override
    protected void finish() {
        switch (place) {
            case OUTSIDE -> outside.flush();
            case BEFORE_CALL -> findings.malformed("The answer ends where a call begins; write it as JSON between " + OPEN + " and " + CLOSE + ".");
            case IN_CALL -> findings.malformed("The call is not valid JSON: " + call.problem() + ".");
            case BEHIND_CALL -> reader.read(call.text(), findings);
            case IN_BROKEN -> {}
        }
        place = Place.OUTSIDE;
    }
}
