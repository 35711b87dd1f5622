package dev.augury.core.pipeline;

import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.TokenEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hears the events of one request and checks their order. */
final class Client implements EventSink {

    final List<TokenEvent> events = new ArrayList<>();
    final Map<Integer, StringBuilder> texts = new TreeMap<>();
    final Map<Integer, TokenEvent.FinishReason> reasons = new TreeMap<>();
    final Set<String> calls = new HashSet<>();
    int callsFinished;
    @Nullable TokenEvent last;
    Serving.@Nullable Submission submission;
    boolean admitted;
    int room = Integer.MAX_VALUE;

    @Override
    public boolean accept(TokenEvent event) {
        if (last != null) {
            throw new AssertionError("After the last event " + last + " came " + event);
        }
        events.add(event);
        switch (event) {
            case TokenEvent.Admitted _ -> {
                if (events.size() > 1) {
                    throw new AssertionError("Admitted came after " + events);
                }
                admitted = true;
            }
            case TokenEvent.Delta delta -> {
                if (!admitted || reasons.containsKey(delta.choice())) {
                    throw new AssertionError("A delta came before admission or after the end of its answer: " + delta);
                }
                if (room-- <= 0) {
                    return false;
                }
                texts.computeIfAbsent(delta.choice(), _ -> new StringBuilder()).append(delta.text());
            }
            case TokenEvent.CallStarted started -> {
                if (!admitted || reasons.containsKey(started.choice()) || !calls.add(started.call())) {
                    throw new AssertionError("A call began before admission, after the end of its answer or twice: " + started);
                }
            }
            case TokenEvent.CallFinished finished -> {
                if (reasons.containsKey(finished.choice()) || !calls.remove(finished.call())) {
                    throw new AssertionError("A call ended that had not begun, or after the end of its answer: " + finished);
                }
                callsFinished++;
            }
            case TokenEvent.Calls asked -> {
                if (reasons.containsKey(asked.choice())) {
                    throw new AssertionError("Calls came after the end of their answer: " + asked);
                }
            }
            case TokenEvent.ChoiceFinished(int choice, var reason) -> {
                if (reasons.put(choice, reason) != null) {
                    throw new AssertionError("Answer " + choice + " finished twice");
                }
            }
            case TokenEvent.Refused _, TokenEvent.Completed _, TokenEvent.Failed _ -> last = event;
        }
        return true;
    }

    void cancel() {
        Serving.Submission own = submission;
        if (own == null) {
            throw new IllegalStateException("The request was not submitted");
        }
        own.cancel();
    }

    String text(int choice) {
        StringBuilder text = texts.get(choice);
        return text == null ? "" : text.toString();
    }

    TokenEvent.@Nullable Refusal refusal() {
        return switch (last) {
            case TokenEvent.Refused(var refusal) -> refusal;
            case TokenEvent.Failed(var refusal) -> refusal;
            case TokenEvent.Admitted _, TokenEvent.Delta _, TokenEvent.ChoiceFinished _, TokenEvent.Completed _ -> null;
            case TokenEvent.CallStarted _, TokenEvent.CallFinished _, TokenEvent.Calls _ -> null;
            case null -> null;
        };
    }
}
