package dev.augury.testing.kit.listen;

import dev.augury.spi.listen.FinishedView;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.schedule.RequestView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down what it is told, one line each, for example {@code finished 3 stop}. */
public final class ScriptedServingListener implements ServingListener {

    private final List<String> events = new CopyOnWriteArrayList<>();

    /** Returns the events so far. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void onAdmitted(RequestView request) {
        events.add("admitted " + request.id());
    }

    @Override
    public void onRejected(RequestView request, String reason) {
        events.add("rejected " + request.id() + " " + reason);
    }

    @Override
    public void onFirstToken(RequestView request, long nanos) {
        events.add("first token " + request.id());
    }

    @Override
    public void onFinished(RequestView request, FinishedView finished) {
        events.add("finished " + request.id() + " " + finished.reason());
    }

    @Override
    public void onQuarantined(String lane, String plugin, String reason) {
        events.add("quarantined " + lane + " " + plugin);
    }

    @Override
    public void close() {
        events.add("closed");
    }
}
