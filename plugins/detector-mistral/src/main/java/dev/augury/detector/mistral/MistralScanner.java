package dev.augury.detector.mistral;

import static dev.augury.detector.mistral.MistralDetector.MARK;

import dev.augury.calltext.CallReader;
import dev.augury.calltext.CharScanner;
import dev.augury.calltext.JsonText;
import dev.augury.calltext.JsonWatcher;
import dev.augury.calltext.MarkSearch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer. Behind the mark stands JSON, or the head of a call and then its arguments; what was broken is skipped up to the next mark. */
final class MistralScanner extends CharScanner {

    private enum Place { OUTSIDE, IN_HEAD, IN_JSON, IN_BROKEN }

    private static final int HEAD_MAX = 256;

    /** A name, and marks that may follow it: the id of the call, which the host gives itself, and {@code [ARGS]}. */
    private static final Pattern HEAD = Pattern.compile("([^\\s\\[\\]{}]+)\\s*(?:\\[CALL_ID][^\\[\\]{}]*)?(?:\\[ARGS])?\\s*");

    private final CallReader reader;
    private final MarkSearch outside = new MarkSearch(List.of(MARK), findings::text);
    private final StringBuilder head = new StringBuilder();
    private MarkSearch skipping = nextMark();
    private JsonText json = new JsonText(JsonWatcher.NONE);
    private Place place = Place.OUTSIDE;

    MistralScanner(CallReader reader) {
        this.reader = reader;
    }

    private static MarkSearch nextMark() {
        return new MarkSearch(List.of(MARK), skipped -> {});
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
            case IN_HEAD -> inHead(c);
            case IN_JSON -> inJson(c);
            case IN_BROKEN -> {
                if (skipping.take(c) != null) {
                    begin();
                }
            }
        }
    }

    private void begin() {
        head.setLength(0);
        json = new JsonText(JsonWatcher.NONE);
        place = Place.IN_HEAD;
    }

    /** JSON begins at a brace, and at a bracket where no name stands before it. */
    private void inHead(char c) {
        boolean empty = head.isEmpty();
        if (c == '{' || c == '[' && empty) {
            if (empty || HEAD.matcher(head).matches()) {
                place = Place.IN_JSON;
                inJson(c);
            } else {
                broken("Behind " + MARK + " stands '" + head + "'; write name[ARGS]{…} or an array of calls.", c);
            }
        } else if (head.length() == HEAD_MAX) {
            broken("Behind " + MARK + " stand no arguments within " + HEAD_MAX + " characters; write name[ARGS]{…} or an array of calls.", c);
        } else if (!empty || !JsonText.isBlank(c)) {
            head.append(c);
        }
    }

    private void inJson(char c) {
        switch (json.take(c)) {
            case OPEN, UNWANTED -> {}
            case COMPLETE -> complete();
            case BROKEN -> broken("The call is not valid JSON: " + json.problem() + ".", c);
        }
    }

    private void complete() {
        Matcher named = HEAD.matcher(head);
        if (named.matches()) {
            reader.call(named.group(1), json.text(), findings);
        } else {
            reader.read(json.text(), findings);
        }
        place = Place.OUTSIDE;
    }

    private void broken(String sentence, char c) {
        findings.malformed(sentence);
        skipping = nextMark();
        place = Place.IN_BROKEN;
        take(c);
    }

    @Override
    protected void finish() {
        switch (place) {
            case OUTSIDE -> outside.flush();
            case IN_HEAD -> findings.malformed("The answer ends behind " + MARK + "; write name[ARGS]{…} or an array of calls.");
            case IN_JSON -> findings.malformed("The call is not valid JSON: " + json.problem() + ".");
            case IN_BROKEN -> {}
        }
        place = Place.OUTSIDE;
    }
}
