package dev.augury.demo.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Skill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

    @TempDir
    private Path folder;

    @Test
    void modelsThatLearnedNothingFailAndAreShown() throws IOException {
        List<Integer> over = new ArrayList<>();
        Evaluation evaluation;
        try (GreedyDecoder decoder = GreedyDecoder.load(TinyModel.write(folder), new DecoderSize(4, 1_000, 5, 1))) {
            evaluation = Evaluation.run(decoder, CorpusGenerator.standard(1), EnumSet.of(Skill.ARITHMETIC, Skill.OTHER), 6, over::add);
        }
        assertThat(over.getLast()).isEqualTo(12);
        assertThat(evaluation.passes()).isFalse();
        assertThat(evaluation.tallies()).extracting(Tally::skill).containsExactly(Skill.ARITHMETIC, Skill.OTHER);
        assertThat(evaluation.turns()).isEqualTo(12);
        assertThat(Transcript.sample(evaluation, 5, 1)).hasSize(5).allMatch(text -> text.startsWith("==="));
        assertThat(Transcript.failures(evaluation, 3)).hasSize(3).allMatch(text -> text.contains("expected:"));
    }
}
