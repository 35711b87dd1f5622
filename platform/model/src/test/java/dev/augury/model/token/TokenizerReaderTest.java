package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizerReaderTest {

    @Test
    void unknownModelIsRefusedByNameWithTheKnownOnes() {
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.model", "t5").tokenizer())
                .isInstanceOf(UnsupportedTokenizerException.class).hasMessageContainingAll("'t5'", "'gpt2'", "'llama'");
        assertThatThrownBy(() -> TokenizerReader.read(Map.of())).hasMessageContaining("no tokenizer.ggml.model");
    }

    @Test
    void unknownPreTokenizerIsRefusedByNameWithTheKnownOnes() {
        assertThatThrownBy(() -> TinyVocabulary.bytePair("klingon").tokenizer())
                .isInstanceOf(UnsupportedTokenizerException.class)
                .hasMessageContainingAll("'klingon'", "gpt-2", "llama-bpe", "qwen2", "starcoder", "refact", "falcon", "mpt", "gpt-neox",
                        "deepseek-llm", "deepseek-coder", "smollm");
    }

    @Test
    void fileWithoutPreTokenizerTakesThatOfItsArchitecture() {
        TinyVocabulary vocabulary = TinyVocabulary.bytePair("");
        assertThat(vocabulary.tokenizer().encode("x 12345", SpecialParsing.OFF)).hasSameSizeAs("x 12345".toCharArray());
        String text = " =";
        int[] merged = {vocabulary.with("tokenizer.ggml.merges", List.of("\u0120 =")).add("\u0120=", TokenType.NORMAL, 0).tokenizer()
                .id("\u0120=").orElseThrow()};
        assertThat(vocabulary.tokenizer().encode(text, SpecialParsing.OFF)).hasSize(2);
        assertThat(vocabulary.with("general.architecture", "gptneox").tokenizer().encode(text, SpecialParsing.OFF)).isEqualTo(merged);
    }

    @Test
    void damagedKeysAreNamed() {
        TinyVocabulary good = TinyVocabulary.bytePair("gpt-2");
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.eos_token_id", 99_999L).tokenizer())
                .hasMessageContainingAll("tokenizer.ggml.eos_token_id", "99999");
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.merges", List.of("ab")).tokenizer())
                .hasMessageContainingAll("Merge 0", "'ab'");
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.tokens", List.of(1L)).tokenizer())
                .hasMessageContaining("tokenizer.ggml.tokens must be a list of strings");
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.token_type", List.of(1L)).tokenizer())
                .hasMessageContaining("tokenizer.ggml.token_type must be a list of 406 numbers");
        assertThatThrownBy(() -> TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.add_bos_token", "yes").tokenizer())
                .hasMessageContaining("tokenizer.ggml.add_bos_token must be a boolean");
        assertThatThrownBy(() -> TokenizerReader.read(Map.of("tokenizer.ggml.model", "gpt2"))).hasMessageContaining("tokenizer.ggml.tokens");
        assertThat(good.tokenizer().size()).isEqualTo(406);
    }

    @Test
    void rolesComeFromKeysAndFromNames() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("qwen2").add("<|endoftext|>", TokenType.CONTROL, 0)
                .add("<|im_end|>", TokenType.CONTROL, 0).add("<|im_start|>", TokenType.CONTROL, 0)
                .with("tokenizer.ggml.eos_token_id", 406L).with("tokenizer.ggml.padding_token_id", 0xFFFFFFFFL)
                .with("tokenizer.ggml.add_eos_token", true).tokenizer();
        SpecialTokens special = tokenizer.special();
        assertThat(special.bos()).isEmpty();
        assertThat(special.eos()).hasValue(406);
        assertThat(special.eot()).hasValue(407);
        assertThat(special.padding()).isEmpty();
        assertThat(special.addBos()).isFalse();
        assertThat(special.addEos()).isTrue();
        assertThat(special.ends()).containsExactlyInAnyOrder(406, 407);
        assertThat(tokenizer.isEnd(408)).isFalse();
        assertThat(tokenizer.isControl(408)).isTrue();
    }
}
