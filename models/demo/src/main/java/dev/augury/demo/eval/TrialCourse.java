package dev.augury.demo.eval;

import dev.augury.demo.corpus.ChatText;
import dev.augury.demo.corpus.Dialogue;
import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Trial;
import dev.augury.model.token.ControlText;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.merge.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trial under way: the question, the model's turns, and what the tools gave to its calls, spliced in as the chat template writes it. */
final class TrialCourse implements Course {

    /** The longest answer needs two rounds of calls; more turns than this are a model that goes round in circles. */
    private static final int TURNS_MAX = 5;

    private final Trial trial;
    private final Tokenizer tokenizer;
    private final ToolDesk tools;
    private final List<Message> messages;
    private final List<ModelTurn> turns = new ArrayList<>();
    private final IntList read = new IntList(0);
    private String text;

    TrialCourse(Trial trial, Tokenizer tokenizer, ToolDesk tools) {
        this.trial = trial;
        this.tokenizer = tokenizer;
        this.tools = tools;
        this.messages = new ArrayList<>(trial.prompt().messages());
        this.text = ChatText.prompt(trial.prompt());
    }

    Trial trial() {
        return trial;
    }

    List<ModelTurn> turns() {
        return turns;
    }

    @Override
    public int[] prompt() {
        int[] prompt = tokenizer.encode(text, SpecialParsing.ON);
        read.addAll(prompt);
        return prompt;
    }

    @Override
    public int @Nullable [] turn(int[] tokens) {
        boolean ended = tokens.length > 0 && tokenizer.text(tokens[tokens.length - 1]).equals(ChatText.END);
        String said = tokenizer.decode(ended ? Arrays.copyOf(tokens, tokens.length - 1) : tokens, ControlText.SHOWN);
        turns.add(new ModelTurn(text, read.toArray(), tokens, said, ended));
        read.addAll(tokens);
        WrittenCalls written = WrittenCalls.of(said);
        if (!ended || written.broken() || written.calls().isEmpty() || turns.size() == TURNS_MAX) {
            return null;
        }
        messages.add(new Message.Answer(said, List.of()));
        written.calls().forEach(call -> messages.add(new Message.Response(tools.run(call))));
        Dialogue prompt = trial.prompt();
        String before = text + said + ChatText.END;
        text = ChatText.prompt(new Dialogue(prompt.skill(), prompt.system(), prompt.tools(), messages));
        if (!text.startsWith(before)) {
            throw new IllegalStateException("A dialogue that goes on begins otherwise than before; let the chat text keep what was said: " + before);
        }
        int[] more = tokenizer.encode(text.substring(before.length()), SpecialParsing.ON);
        read.addAll(more);
        return more;
    }
}
