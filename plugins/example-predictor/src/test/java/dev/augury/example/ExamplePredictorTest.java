package dev.augury.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.predict.Estimate;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.predict.ScriptedOutcome;
import dev.augury.testing.kit.predict.ScriptedSegment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExamplePredictorTest {

    private final ExamplePredictor predictor =
            new ExamplePredictor(OptionRecords.bind(ExampleConfig.class, Map.of("window", "10", "programs-max", "2", "unknown-tokens", "50")));

    private static ScriptedSegment of(String program) {
        return new ScriptedSegment().program(program).outputTokensMax(1000);
    }

    private void learn(String program, int tokens) {
        ScriptedSegment segment = of(program);
        predictor.learn(ScriptedOutcome.ended(segment, predictor.predict(segment), tokens));
    }

    @Test
    void programWithoutHistoryGetsTheDefault() {
        assertThat(predictor.predict(of("new")).outputTokens()).isEqualTo(Estimate.exactly(50));
    }

    @Test
    void lastAnswersGiveMeanAndQuantiles() {
        learn("chat", 999);
        for (int tokens = 10; tokens <= 100; tokens += 10) {
            learn("chat", tokens);
        }
        assertThat(predictor.predict(of("chat")).outputTokens()).isEqualTo(new Estimate(55, 50, 90, 100));
    }

    @Test
    void answersThatWereCutShortAreNotLearned() {
        learn("chat", 80);
        ScriptedSegment segment = of("chat");
        predictor.learn(ScriptedOutcome.cut(segment, predictor.predict(segment), 3));
        assertThat(predictor.predict(of("chat")).outputTokens()).isEqualTo(Estimate.exactly(80));
    }

    @Test
    void predictionStaysWithinTheLimitOfTheRequest() {
        learn("chat", 80);
        assertThat(predictor.predict(of("chat").outputTokensMax(20)).outputTokens()).isEqualTo(Estimate.exactly(20));
    }

    @Test
    void programThatWasSilentLongestIsForgotten() {
        learn("one", 10);
        learn("two", 20);
        learn("three", 30);
        assertThat(predictor.predict(of("one")).outputTokens()).isEqualTo(Estimate.exactly(50));
        assertThat(predictor.predict(of("three")).outputTokens()).isEqualTo(Estimate.exactly(30));
    }

    @Test
    void defaultChangesWhileServing() {
        predictor.reconfigure(OptionRecords.bind(ExampleConfig.class, Map.of("unknown-tokens", "7")));
        assertThat(predictor.predict(of("new")).outputTokens()).isEqualTo(Estimate.exactly(7));
    }
}
