package dev.augury.model.token;

import dev.augury.model.token.merge.IntList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What both kinds of tokenizer share: the table, the tokens with a role, and the search for tokens that are matched whole. */
abstract class VocabularyTokenizer implements Tokenizer {
    private static final List<String> BLANK = List.of("<unk>", "<s>", "<|endoftext|>");

    final TokenTable table;
    private final SpecialTokens special;
    private final SpecialScanner userDefined;
    private final SpecialScanner all;

    /** @param stripsAfterSpecial whether, as Phi-3 has it, most special tokens swallow the white space that follows them */
    VocabularyTokenizer(TokenTable table, SpecialTokens special, boolean stripsAfterSpecial) {
        this.table = table;
        this.special = special;
        List<SpecialScanner.Token> whole = IntStream.range(0, table.size()).filter(table::isMatchedWhole)
                .mapToObj(id -> new SpecialScanner.Token(id, table.text(id), stripsAfterSpecial && !BLANK.contains(table.text(id))))
                .toList();
        this.all = new SpecialScanner(whole);
        this.userDefined = new SpecialScanner(whole.stream().filter(token -> !table.type(token.id()).isReserved()).toList());
    }

    /** Appends the tokens of {@code text[from, to)}; {@code first} says that nothing or a token matched whole stands before it. */
    abstract void encodePart(String text, int from, int to, boolean first, IntList out);

    /** Returns whether encoding puts a space before a text. */
    abstract boolean hasSpacePrefix();

    @Override
    public int[] encode(String text, SpecialParsing parsing) {
        IntList out = new IntList(text.length() / 3);
        SpecialScanner scanner = switch (parsing) {
            case ON -> all;
            case OFF -> userDefined;
        };
        scanner.scan(text, new SpecialScanner.Parts() {
            private boolean first = true;

            @Override
            public void text(int from, int to) {
                encodePart(text, from, to, first, out);
                first = false;
            }

            @Override
            public void token(int id) {
                out.add(id);
                first = true;
            }
        });
        return out.toArray();
    }

    @Override
    public StreamDecoder newDecoder(ControlText control) {
        return new StreamDecoder(table, hasSpacePrefix(), true, control);
    }

    @Override
    public StreamDecoder newDecoderAfter(int previous, ControlText control) {
        return new StreamDecoder(table, hasSpacePrefix(), table.isMatchedWhole(previous), control);
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public byte[] bytes(int token) {
        return table.answerBytes(token);
    }

    @Override
    public String text(int token) {
        return table.text(token);
    }

    @Override
    public OptionalInt id(String text) {
        return table.id(text);
    }

    @Override
    public TokenType type(int token) {
        return table.type(token);
    }

    @Override
    public SpecialTokens special() {
        return special;
    }
}
