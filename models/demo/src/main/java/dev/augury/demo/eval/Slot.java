package dev.augury.demo.eval;

import dev.augury.model.token.merge.IntList;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.TokenHistory;
import dev.augury.spi.engine.Want;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Room for one conversation at a time, on blocks of its own. */
final class Slot implements TokenHistory {

    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();

    private final int id;
    private final int[] blocks;
    private final DecoderSize size;
    private @Nullable Course course;
    private IntList tokens = new IntList(0);
    private int promptLength;
    private int computed;
    private int turnStart;

    Slot(int id, int blocksEach, DecoderSize size) {
        this.id = id;
        this.blocks = IntStream.range(id * blocksEach, (id + 1) * blocksEach).toArray();
        this.size = size;
    }

    boolean isFree() {
        return course == null;
    }

    /** Begins a conversation; one whose prompt leaves no room for an answer ends at once with an empty turn. */
    void begin(Course next) {
        int[] prompt = next.prompt();
        if (prompt.length >= size.context()) {
            next.turn(new int[0]);
            return;
        }
        course = next;
        tokens = new IntList(prompt.length + size.turn());
        tokens.addAll(prompt);
        promptLength = prompt.length;
        turnStart = prompt.length;
        computed = 0;
    }

    /** Returns a row of at most {@code most} pending tokens; it samples where nothing is left pending. */
    StepRow row(int most) {
        int pending = tokens.size() - computed;
        int count = Math.min(pending, most);
        int[] part = new int[count];
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) {
            part[i] = tokens.get(computed + i);
            positions[i] = computed + i;
        }
        List<Want> wants = count == pending ? List.of(new Want.Sample(count - 1, GREEDY, tokens.size(), this, null)) : List.of();
        return new StepRow(id, part, positions, List.of(new KvSegment(blocks, computed, QueryPosition.OWN)), null, wants);
    }

    /** Marks tokens as computed. */
    void computed(int count) {
        computed += count;
    }

    /** Takes the next token of the model's turn. */
    void take(int token, boolean ends) {
        tokens.add(token);
        boolean full = tokens.size() >= size.context();
        if (ends || full || tokens.size() - turnStart >= size.turn()) {
            int[] more = course == null ? null : course.turn(tokens.tail(turnStart));
            if (more == null || tokens.size() + more.length >= size.context()) {
                endWithoutRoom(more);
                return;
            }
            tokens.addAll(more);
            turnStart = tokens.size();
        }
    }

    /** A conversation that would go on but has no room left ends with an empty turn. */
    private void endWithoutRoom(int @Nullable [] more) {
        if (more != null && course != null) {
            course.turn(new int[0]);
        }
        course = null;
    }

    @Override
    public int length() {
        return tokens.size();
    }

    @Override
    public int promptLength() {
        return promptLength;
    }

    @Override
    public int token(int index) {
        return tokens.get(index);
    }
}
