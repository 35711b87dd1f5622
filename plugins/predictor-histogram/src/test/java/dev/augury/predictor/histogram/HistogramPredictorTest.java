package dev.augury.predictor.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.predict.ScriptedOutcome;
import dev.augury.testing.kit.predict.ScriptedSegment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramPredictorTest {

    private final HistogramPredictor predictor = new HistogramPredictor(
            OptionRecords.bind(HistogramConfig.class, Map.of("samples-min", "3", "unknown-tokens", "50", "scopes-max", "100")));

    private static ScriptedSegment segment() {
        return new ScriptedSegment().outputTokensMax(10_000);
    }

    private void end(ScriptedSegment segment, int tokens, int times) {
        for (int i = 0; i < times; i++) {
            predictor.learn(ScriptedOutcome.ended(segment, predictor.predict(segment), tokens));
        }
    }

    private void call(ScriptedSegment segment, int tokens, String tool, double seconds, int times) {
        for (int i = 0; i < times; i++) {
            predictor.learn(ScriptedOutcome.called(segment, predictor.predict(segment), tokens, tool, seconds));
        }
    }

    @Test
    void nothingKnownGivesTheOptions() {
        Prediction prediction = predictor.predict(segment().tools("search"));
        assertThat(prediction.outputTokens()).isEqualTo(Estimate.exactly(50));
        assertThat(prediction.callProbability()).isEqualTo(0.5);
        assertThat(prediction.callSeconds()).isEqualTo(Estimate.exactly(1));
        assertThat(predictor.predict(segment()).callProbability()).isZero();
    }

    @Test
    void narrowScopeAnswersOnceItHasSeenEnough() {
        end(segment().program("long"), 800, 5);
        assertThat(predictor.predict(segment().program("new")).outputTokens().p50()).as("falls back to the tenant").isEqualTo(800);
        end(segment().program("new"), 20, 2);
        assertThat(predictor.predict(segment().program("new")).outputTokens().p90()).as("two are not enough").isEqualTo(800);
        end(segment().program("new"), 20, 2);
        assertThat(predictor.predict(segment().program("new")).outputTokens().p90()).isEqualTo(20);
        assertThat(predictor.predict(segment().program("long")).outputTokens().p50()).isEqualTo(800);
    }

    @Test
    void chanceOfACallIsHowOftenSegmentsEndedInOne() {
        call(segment().program("agent"), 30, "search", 2, 30);
        end(segment().program("agent"), 30, 10);
        assertThat(predictor.predict(segment().program("agent").tools("search")).callProbability()).isCloseTo(0.75, within(0.01));
        assertThat(predictor.predict(segment().program("agent")).callProbability()).as("without a tool there is nothing to call").isZero();
    }

    @Test
    void callIsPredictedFromTheToolsThatTheProgramCalls() {
        call(segment().program("agent"), 30, "search", 2, 20);
        call(segment().program("sums"), 8, "calculator", 1e-4, 20);
        assertThat(predictor.predict(segment().program("agent").tools("search")).callSeconds().p50()).isEqualTo(2);
        assertThat(predictor.predict(segment().program("agent").tools("search")).responseTokens().p50()).isEqualTo(15);
        assertThat(predictor.predict(segment().program("sums").tools("calculator")).callSeconds().p50()).isEqualTo(1e-4);
        Estimate both = predictor.predict(segment().program("other").tools("calculator", "search")).callSeconds();
        assertThat(both.mean()).isCloseTo(1, within(0.05));
        assertThat(both.p50()).isLessThan(1);
        assertThat(both.p90()).isCloseTo(2, within(0.2));
    }

    @Test
    void toolOfANewProgramIsKnownFromOthers() {
        call(new ScriptedSegment().program("agent"), 30, "search", 2, 5);
        HistogramConfig often = OptionRecords.bind(HistogramConfig.class, Map.of("samples-min", "4", "unknown-tokens", "50", "scopes-max", "100"));
        predictor.reconfigure(often);
        assertThat(predictor.predict(segment().program("new").tools("search")).callSeconds().p50()).isEqualTo(2);
    }

    @Test
    void segmentsThatWereCutShortAreNotCounted() {
        end(segment(), 80, 5);
        for (int i = 0; i < 50; i++) {
            predictor.learn(ScriptedOutcome.cut(segment(), predictor.predict(segment()), 1));
        }
        assertThat(predictor.predict(segment()).outputTokens().p50()).isEqualTo(80);
    }

    @Test
    void predictionStaysWithinTheLimitOfTheRequest() {
        end(segment(), 800, 5);
        assertThat(predictor.predict(segment().outputTokensMax(20)).outputTokens()).isEqualTo(Estimate.exactly(20));
    }

    @Test
    void shortHalfLifeCanStillBeBelieved() {
        HistogramPredictor quick =
                new HistogramPredictor(OptionRecords.bind(HistogramConfig.class, Map.of("half-life", "1", "samples-min", "100")));
        for (int i = 0; i < 20; i++) {
            quick.learn(ScriptedOutcome.ended(segment(), quick.predict(segment()), 70));
        }
        assertThat(quick.predict(segment()).outputTokens().p50()).isEqualTo(70);
    }
}
