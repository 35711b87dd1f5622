package dev.augury.server.host;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.RetainedPrefix;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.tokenize.PromptException;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.core.time.Time;
import dev.augury.jinja.RenderContext;
import dev.augury.model.ModelFile;
import dev.augury.model.token.ControlText;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.StreamDecoder;
import dev.augury.model.token.Tokenizer;
import dev.augury.server.model.ServedModel;
import dev.augury.spi.model.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model's text: its tokenizer and its chat template, for the pipeline and for the web. */
public final class HostedModel implements PromptTokenizer, ServedModel {

    private final ModelFile file;
    private final ChatText chat;
    private final int contextLength;
    private final Instant created;
    private volatile boolean calls;

    HostedModel(ModelFile file, ChatText chat, int contextLength, Instant created) {
        this.file = file;
        this.chat = chat;
        this.contextLength = contextLength;
        this.created = created;
    }

    /** Returns the text of a model, by its own template, for a pipeline without a server. */
    public static PromptTokenizer text(ModelFile file, InstantSource clock, Time time) {
        return new HostedModel(file, ChatText.of(file, null, RenderContext.of(clock, time::now)), 0, clock.instant());
    }

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) throws PromptException {
        return switch (prompt) {
            case Prompt.Tokens given -> TokenizedPrompt.plain(given.ids(), "");
            case Prompt.Text text -> TokenizedPrompt.plain(begun(file.vocabulary().encode(text.text(), SpecialParsing.OFF), true), text.text());
            case Prompt.Chat conversation -> {
                String text = chat.render(conversation);
                yield prompt(conversation, file.vocabulary().encode(text, SpecialParsing.ON), text);
            }
        };
    }

    @Override
    public int[] respond(Prompt prompt, List<CallAnswer> answers) throws PromptException {
        if (prompt instanceof Prompt.Chat conversation) {
            return chat.respond(conversation, answers);
        }
        throw new PromptException("prompt", "Only conversations have a place for the responses of tools.", null);
    }

    /** Where the vocabulary puts a space before a text that has none, it is taken away again, as long as there is a token without it. */
    @Override
    public int[] write(String text) {
        Tokenizer tokenizer = file.vocabulary();
        int[] tokens = tokenizer.encode(text, SpecialParsing.ON);
        String first = tokens.length == 0 ? "" : new String(tokenizer.bytes(tokens[0]), StandardCharsets.UTF_8);
        int written = IntStream.of(tokens).map(token -> bytes(token).length).sum();
        if (!first.startsWith(" ") || written == text.getBytes(StandardCharsets.UTF_8).length) {
            return tokens;
        }
        if (first.equals(" ")) {
            return Arrays.copyOfRange(tokens, 1, tokens.length);
        }
        tokenizer.id(first.substring(1)).ifPresent(bare -> tokens[0] = bare);
        return tokens;
    }

    @Override
    public @Nullable TokenizedPrompt splice(Prompt.Chat chat, int messages, RetainedPrefix prefix) throws PromptException {
        int[] behind = this.chat.behind(chat, messages - 1, prefix.ended());
        if (behind == null) {
            return null;
        }
        int[] tokens = Arrays.copyOf(prefix.tokens(), prefix.tokens().length + behind.length);
        System.arraycopy(behind, 0, tokens, prefix.tokens().length, behind.length);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int token : tokens) {
            text.writeBytes(bytes(token));
        }
        return prompt(chat, tokens, text.toString(StandardCharsets.UTF_8));
    }

    private TokenizedPrompt prompt(Prompt.Chat conversation, int[] tokens, String text) {
        return new TokenizedPrompt(
                tokens, text, chat.source(), ChatText.system(conversation), ChatText.tools(conversation), ChatText.toolSet(conversation));
    }

    @Override
    public Object arguments(String json) {
        return ChatText.arguments(json);
    }

    /** Returns the source of the chat template, or null without one. */
    @Nullable String template() {
        return chat.source();
    }

    /** Says that something reads the calls of this model. */
    void callable() {
        calls = true;
    }

    @Override
    public boolean calls() {
        return calls;
    }

    @Override
    public int[] tokens(Prompt prompt, boolean special) {
        try {
            return prompt instanceof Prompt.Text text && !special ? file.vocabulary().encode(text.text(), SpecialParsing.OFF) : tokenize(prompt).tokens();
        } catch (PromptException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private int[] begun(int[] tokens, boolean special) {
        var roles = file.vocabulary().special();
        if (!special || !roles.addBos() || roles.bos().isEmpty()) {
            return tokens;
        }
        int[] begun = new int[tokens.length + 1];
        begun[0] = roles.bos().getAsInt();
        System.arraycopy(tokens, 0, begun, 1, tokens.length);
        return begun;
    }

    @Override
    public TextDecoder decoderAfter(int previous) {
        return decoder(previous, ControlText.HIDDEN);
    }

    @Override
    public TextDecoder callDecoderAfter(int previous) {
        return decoder(previous, ControlText.SHOWN);
    }

    private TextDecoder decoder(int previous, ControlText control) {
        StreamDecoder decoder = file.vocabulary().newDecoderAfter(previous, control);
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return decoder.feed(token);
            }

            @Override
            public String end() {
                return decoder.flush();
            }
        };
    }

    @Override
    public Vocabulary vocabulary() {
        return file.vocabulary();
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Instant created() {
        return created;
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public int vocabularySize() {
        return file.vocabulary().size();
    }

    @Override
    public byte[] bytes(int token) {
        Tokenizer tokenizer = file.vocabulary();
        return tokenizer.isControl(token) ? tokenizer.text(token).getBytes(StandardCharsets.UTF_8) : tokenizer.bytes(token);
    }
}
