package dev.augury.constraint.calls;

import dev.augury.spi.constrain.CallDemand;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer of calls: an opening, arguments, a closing, and the same again on the next line, or the end.
 *
 * <p>Openings and closings are written in the tokens that the model's own tokenizer makes of them, as models have seen them in training. The last token of an
 * opening is left to the model as bytes, since it may be one token with the brace behind it; so is a closing whose first characters came with the last brace.
 */
final class CallGrammar {

    private final Lexicon lexicon;
    private final List<CallDemand.Choice> choices;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final @Nullable State[] calls;

    /** @throws IllegalArgumentException when a call is written with nothing, or with what is no token */
    CallGrammar(CallDemand demand, Lexicon lexicon) {
        this.lexicon = lexicon;
        choices = demand.choices();
        calls = new @Nullable State[demand.callsMax() + 1];
        for (CallDemand.Choice choice : choices) {
            if (choice.opening().length == 0 || !known(choice.opening()) || !known(choice.closing())) {
                throw new IllegalArgumentException("A call of '" + choice.tool() + "' cannot be written in the tokens of this model");
            }
            shapes.put(choice.tool(), SchemaReader.arguments(choice.parameters()));
        }
    }

    private boolean known(int[] tokens) {
        return Arrays.stream(tokens).allMatch(token -> token >= 0 && token < lexicon.size());
    }

    /** Returns the beginning of an answer. */
    State start() {
        return call(calls.length - 1);
    }

    /** Returns the beginning of a call, {@code left} of which may come. */
    private State call(int left) {
        State known = calls[left];
        if (known == null) {
            known = opening(left);
            calls[left] = known;
        }
        return known;
    }

    private State opening(int left) {
        Opening root = new Opening();
        State behind = left > 1 && lexicon.ends().length > 0 ? new Between(left - 1) : new Ended();
        for (CallDemand.Choice choice : choices) {
            int[] tokens = choice.opening();
            byte[] healed = tokens.length > 1 ? lexicon.bytes(tokens[tokens.length - 1]) : new byte[0];
            int fixed = healed.length == 0 ? tokens.length : tokens.length - 1;
            State arguments = new ValueText(shapes.getOrDefault(choice.tool(), Shape.ANY), closing(choice.closing(), behind), 0);
            root.add(tokens, 0, fixed, Literal.of(healed, arguments));
        }
        return root;
    }

    private State closing(int[] tokens, State behind) {
        return tokens.length == 0 ? behind : new Closing(tokens, 0, spelled(tokens, behind), behind);
    }

    /** Returns the same text in whatever tokens make it up, but control tokens as they are. */
    private State spelled(int[] tokens, State behind) {
        State state = behind;
        int to = tokens.length;
        while (to > 0) {
            int from = to - 1;
            if (lexicon.bytes(tokens[from]).length == 0) {
                state = new Mark(tokens[from], state);
            } else {
                while (from > 0 && lexicon.bytes(tokens[from - 1]).length > 0) {
                    from--;
                }
                state = Literal.of(text(tokens, from, to), state);
            }
            to = from;
        }
        return state;
    }

    private byte[] text(int[] tokens, int from, int to) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            text.writeBytes(lexicon.bytes(tokens[i]));
        }
        return text.toByteArray();
    }

    /** A state in which whole tokens count and not their bytes. */
    private abstract static class Whole extends State {
        @Override
        final @Nullable State next(int octet) {
            return null;
        }
    }

    /** Within the openings of several calls, as far as they are the same. */
    private static final class Opening extends Whole {

        private final Map<Integer, State> following = new HashMap<>();

        void add(int[] tokens, int from, int to, State after) {
            if (from + 1 == to) {
                following.put(tokens[from], after);
            } else if (following.computeIfAbsent(tokens[from], _ -> new Opening()) instanceof Opening next) {
                next.add(tokens, from + 1, to, after);
            }
        }

        @Override
        @Nullable State token(int token, Lexicon lexicon) {
            return following.get(token);
        }

        @Override
        void allow(Lexicon lexicon, long[] bits) {
            following.keySet().forEach(token -> Lexicon.set(bits, token));
        }

        @Override
        int only() {
            return following.size() == 1 ? following.keySet().iterator().next() : SEVERAL;
        }
    }

    /** Within a closing. Only at its beginning may it be spelled otherwise, by a token that reaches into it. */
    private static final class Closing extends State {

        private final int[] tokens;
        private final int at;
        private final State spelled;
        private final State after;
        private @Nullable State following;

        Closing(int[] tokens, int at, State spelled, State after) {
            this.tokens = tokens;
            this.at = at;
            this.spelled = spelled;
            this.after = after;
        }

        @Override
        @Nullable State next(int octet) {
            return at == 0 ? spelled.next(octet) : null;
        }

        @Override
        @Nullable State token(int token, Lexicon lexicon) {
            if (token != tokens[at]) {
                return null;
            }
            State next = following;
            if (next == null) {
                next = at + 1 == tokens.length ? after : new Closing(tokens, at + 1, spelled, after);
                following = next;
            }
            return next;
        }

        @Override
        void allow(Lexicon lexicon, long[] bits) {
            Lexicon.set(bits, tokens[at]);
        }

        @Override
        int only() {
            return tokens[at];
        }
    }

    /** A control token that must stand here. */
    private static final class Mark extends Whole {

        private final int mark;
        private final State after;

        Mark(int mark, State after) {
            this.mark = mark;
            this.after = after;
        }

        @Override
        @Nullable State token(int token, Lexicon lexicon) {
            return token == mark ? after : null;
        }

        @Override
        void allow(Lexicon lexicon, long[] bits) {
            Lexicon.set(bits, mark);
        }

        @Override
        int only() {
            return mark;
        }
    }

    /** Behind a call, when another may come. */
    private final class Between extends Whole {

        private final int left;

        Between(int left) {
            this.left = left;
        }

        @Override
        @Nullable State token(int token, Lexicon tokens) {
            return tokens.isEnd(token) ? new Over() : token == tokens.newline() ? call(left) : call(left).token(token, tokens);
        }

        @Override
        void allow(Lexicon tokens, long[] bits) {
            call(left).allow(tokens, bits);
            if (tokens.newline() >= 0) {
                Lexicon.set(bits, tokens.newline());
            }
            for (int end : tokens.ends()) {
                Lexicon.set(bits, end);
            }
        }
    }

    /** Behind the last call. A vocabulary that has no token for the end leaves it to the host. */
    private final class Ended extends Whole {

        @Override
        @Nullable State token(int token, Lexicon tokens) {
            return tokens.isEnd(token) || tokens.ends().length == 0 ? new Over() : null;
        }

        @Override
        void allow(Lexicon tokens, long[] bits) {
            if (tokens.ends().length == 0) {
                new Over().allow(tokens, bits);
            }
            for (int end : tokens.ends()) {
                Lexicon.set(bits, end);
            }
        }

        @Override
        int only() {
            return lexicon.ends().length == 1 ? lexicon.ends()[0] : SEVERAL;
        }
    }

    /** Behind the end: nobody should ask, and everything is allowed. */
    private static final class Over extends Whole {

        @Override
        State token(int token, Lexicon tokens) {
            return this;
        }

        @Override
        void allow(Lexicon tokens, long[] bits) {
            for (int token = 0; token < tokens.size(); token++) {
                Lexicon.set(bits, token);
            }
        }
    }
}
