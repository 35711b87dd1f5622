package dev.augury.testing.kit.predict;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A predictor that says what a script says and keeps what it is told to learn. */
public final class ScriptedPredictor implements Predictor {

    private final Function<SegmentView, Prediction> script;
    private final List<OutcomeView> learned = new CopyOnWriteArrayList<>();

    /** Takes the script. */
    public ScriptedPredictor(Function<SegmentView, Prediction> script) {
        this.script = script;
    }

    /** Returns a predictor that says that many tokens, and no call, for every segment. */
    public static ScriptedPredictor constant(double outputTokens) {
        return new ScriptedPredictor(segment -> tokens(outputTokens));
    }

    /** Returns a prediction of that many tokens and no call. */
    public static Prediction tokens(double outputTokens) {
        return Prediction.builder().outputTokens(Estimate.exactly(outputTokens)).source("scripted").build();
    }

    /** Returns what it was told, in order. */
    public List<OutcomeView> learned() {
        return List.copyOf(learned);
    }

    @Override
    public Prediction predict(SegmentView segment) {
        return script.apply(segment);
    }

    @Override
    public void learn(OutcomeView outcome) {
        learned.add(outcome);
    }
}
