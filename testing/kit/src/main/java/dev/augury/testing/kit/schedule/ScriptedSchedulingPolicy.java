package dev.augury.testing.kit.schedule;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A scheduling policy that plans what a script says and writes down every event it is told, one line each, for example {@code stepped 3 8 1}. */
public final class ScriptedSchedulingPolicy implements SchedulingPolicy {

    private final Function<StepView, Grants> script;
    private final List<String> events = new ArrayList<>();

    /** Takes the script. */
    public ScriptedSchedulingPolicy(Function<StepView, Grants> script) {
        this.script = script;
    }

    /** Returns a policy that gives every running, then every waiting sequence an equal share of the budget. */
    public static ScriptedSchedulingPolicy sharing() {
        return new ScriptedSchedulingPolicy(ScriptedSchedulingPolicy::share);
    }

    private static Grants share(StepView view) {
        List<SequenceView> all = new ArrayList<>(view.running());
        all.addAll(view.waiting());
        all.removeIf(SequenceView::copying);
        List<SequenceView> some = all.subList(0, Math.min(all.size(), Math.min(view.sequencesMax(), view.tokenBudget())));
        Grants.Builder grants = Grants.builder();
        some.forEach(sequence -> grants.grant(sequence, view.tokenBudget() / some.size()));
        return grants.build();
    }

    /** Returns the events so far. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void onEnqueued(SequenceView sequence) {
        events.add("enqueued " + sequence.id());
    }

    @Override
    public void onStepped(SequenceView sequence, int tokens, int sampled) {
        events.add("stepped " + sequence.id() + " " + tokens + " " + sampled);
    }

    @Override
    public void onMisfit(SequenceView sequence, int tokens) {
        events.add("misfit " + sequence.id() + " " + tokens);
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        events.add("preempted " + sequence.id() + " " + preemption);
    }

    @Override
    public void onPaused(SequenceView sequence) {
        events.add("paused " + sequence.id());
    }

    @Override
    public void onResumed(SequenceView sequence) {
        events.add("resumed " + sequence.id());
    }

    @Override
    public void onFinished(SequenceView sequence) {
        events.add("finished " + sequence.id());
    }

    @Override
    public Grants plan(StepView view) {
        return script.apply(view);
    }
}
