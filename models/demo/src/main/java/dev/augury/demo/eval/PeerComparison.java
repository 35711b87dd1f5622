package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * How many turns a peer writes as we do, each from the same text.
 *
 * @param turns turns compared
 * @param differences turns that it writes otherwise
 */
public record PeerComparison(int turns, List<PeerDifference> differences) {

    /** Copies the list. */
    public PeerComparison {
        differences = List.copyOf(differences);
    }

    /**
     * Has a peer write every turn of an evaluation anew.
     *
     * @param model the model that wrote them, for the logits where they part
     * @param over is told how many turns are compared
     * @throws IOException where the peer does not answer
     */
    public static PeerComparison run(Evaluation evaluation, GreedyDecoder model, URI peer, IntConsumer over) throws IOException {
        List<PeerDifference> differences = new ArrayList<>();
        int turns = 0;
        try (PeerClient client = new PeerClient(peer)) {
            for (Map.Entry<Skill, List<Judgement>> entry : evaluation.judgements().entrySet()) {
                for (int trial = 0; trial < entry.getValue().size(); trial++) {
                    List<ModelTurn> ours = entry.getValue().get(trial).turns();
                    for (int turn = 0; turn < ours.size(); turn++) {
                        int[] theirs = theirs(client, ours.get(turn), model.tokenizer());
                        int position = parting(ours.get(turn).tokens(), theirs, model.tokenizer());
                        if (position >= 0) {
                            differences.add(difference(new Place(entry.getKey(), trial, turn, position), ours.get(turn), theirs, model));
                        }
                        over.accept(++turns);
                    }
                }
            }
        }
        return new PeerComparison(turns, differences);
    }

    /** The peer cuts the text into tokens itself, but where the model had written its earlier turns in other tokens than a tokenizer would. */
    private static int[] theirs(PeerClient client, ModelTurn turn, Tokenizer tokenizer) throws IOException {
        int most = Math.max(1, turn.tokens().length);
        boolean told = Arrays.equals(tokenizer.encode(turn.prompt(), SpecialParsing.ON), turn.read());
        return told ? client.complete(turn.prompt(), most) : client.complete(turn.read(), most);
    }

    /** Returns the share of turns that agree, 0 to 100. */
    public double percent() {
        return turns == 0 ? 0 : 100.0 * (turns - differences.size()) / turns;
    }

    private record Place(Skill skill, int trial, int turn, int position) {}

    /** Returns where two turns part, or -1; a peer may keep the token that ends a turn to itself. */
    static int parting(int[] ours, int[] theirs, Tokenizer tokenizer) {
        int[] a = withoutEnd(ours, tokenizer);
        int[] b = withoutEnd(theirs, tokenizer);
        return Arrays.mismatch(a, b);
    }

    private static int[] withoutEnd(int[] tokens, Tokenizer tokenizer) {
        boolean ends = tokens.length > 0 && tokenizer.isEnd(tokens[tokens.length - 1]);
        return ends ? Arrays.copyOf(tokens, tokens.length - 1) : tokens;
    }

    private static PeerDifference difference(Place place, ModelTurn turn, int[] theirs, GreedyDecoder model) {
        Tokenizer tokenizer = model.tokenizer();
        int end = tokenizer.special().eos().orElse(0);
        int at = place.position();
        int our = at < turn.tokens().length ? turn.tokens()[at] : end;
        int their = at < theirs.length ? theirs[at] : end;
        int[] read = Arrays.copyOf(turn.read(), turn.read().length + at);
        System.arraycopy(turn.tokens(), 0, read, turn.read().length, at);
        float[] logits = model.logits(read);
        return new PeerDifference(place.skill(), place.trial(), place.turn(), at, tokenizer.decode(new int[] {our}), tokenizer.decode(new int[] {their}),
                logits[our] - (double) logits[their]);
    }
}
