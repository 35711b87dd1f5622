package dev.augury.testing.kit.handling;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A handling policy that says what a script says and writes down the calls it is told of, one line each, for example {@code paused call-1}. */
public final class ScriptedHandlingPolicy implements HandlingPolicy {

    private final Function<PausedCallView, Handling> script;
    private final BiFunction<List<? extends PausedCallView>, HandlingView, HandlingChanges> revision;
    private final List<String> events = new ArrayList<>();

    /** Takes the scripts for the beginning of a call and for each step while it lasts. */
    public ScriptedHandlingPolicy(
            Function<PausedCallView, Handling> script,
            BiFunction<List<? extends PausedCallView>, HandlingView, HandlingChanges> revision) {
        this.script = script;
        this.revision = revision;
    }

    /** Returns a policy with one handling for all calls, which it never changes. */
    public static ScriptedHandlingPolicy always(Handling handling) {
        return new ScriptedHandlingPolicy(call -> handling, (calls, view) -> HandlingChanges.NONE);
    }

    /** Returns the events so far. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
        return Optional.empty();
    }

    @Override
    public Handling onPause(PausedCallView call, StepView view) {
        events.add("paused " + call.call());
        return script.apply(call);
    }

    @Override
    public HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        return revision.apply(calls, view);
    }

    @Override
    public void onReturn(PausedCallView call) {
        events.add("returned " + call.call());
    }
}
