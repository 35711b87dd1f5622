package dev.augury.server;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.model.Vocabulary;

/** The text of a {@link ByteModel} for the pipeline. A token above the bytes has no text; none ends an answer. */
public record ByteText(ByteModel model, int size) implements PromptTokenizer, Vocabulary {

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) {
        return TokenizedPrompt.plain(prompt instanceof Prompt.Tokens given ? given.ids() : model.tokens(prompt, false), "");
    }

    @Override
    public TextDecoder decoderAfter(int previous) {
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return "<" + token + ">";
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    @Override
    public Vocabulary vocabulary() {
        return this;
    }

    @Override
    public byte[] bytes(int token) {
        return token < ByteModel.BEGIN ? model.bytes(token) : new byte[0];
    }

    @Override
    public boolean isControl(int token) {
        return token >= ByteModel.BEGIN;
    }

    @Override
    public boolean isEnd(int token) {
        return false;
    }
}
