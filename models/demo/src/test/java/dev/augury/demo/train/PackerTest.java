package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackerTest {

    /** A document whose first token is its index; the last of its tokens is learned. */
    private static Document numbered(long index, int length) {
        int[] tokens = new int[length];
        tokens[0] = (int) index;
        boolean[] learned = new boolean[length];
        learned[length - 1] = true;
        return new Document(tokens, learned);
    }

    private static int[] firsts(Batch batch) {
        return Arrays.stream(batch.starts, 0, batch.documents).map(start -> batch.tokens[start]).toArray();
    }

    @Test
    void eachLaneTakesItsOwnDocumentsAndGoesOnWhereItStopped() {
        Batch batch = new Batch(10);
        Packer packer = new Packer(index -> numbered(index, 5), 1, 3, 10, 0);
        packer.fill(batch);
        assertThat(firsts(batch)).containsExactly(1, 4);
        Packer later = new Packer(index -> numbered(index, 5), 1, 3, 10, packer.taken());
        packer.fill(batch);
        assertThat(firsts(batch)).containsExactly(7, 10);
        later.fill(batch);
        assertThat(firsts(batch)).containsExactly(7, 10);
    }

    @Test
    void aDocumentThatIsTooLongIsRefused() {
        Packer packer = new Packer(index -> numbered(index, 11), 0, 1, 10, 0);
        assertThatThrownBy(() -> packer.fill(new Batch(20))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Document 0 has 11 tokens, but at most 10 fit; shorten it, or train with a longer context and larger packs");
    }

    @Test
    void documentsWithoutAnythingToLearnAreRefused() {
        Packer packer = new Packer(_ -> new Document(new int[4], new boolean[4]), 0, 1, 10, 0);
        assertThatThrownBy(() -> packer.fill(new Batch(20))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("mark tokens as learned");
    }

    @Test
    void rowsAfterTheLastLearnedTokenAreLeftOut() {
        Batch batch = new Batch(10);
        batch.add(new Document(new int[] {5, 6, 7, 8}, new boolean[] {true, false, true, false}));
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.learned.count).isEqualTo(1);
        assertThat(batch.learned.rows[0]).isEqualTo(1);
        assertThat(batch.targets[1]).isEqualTo(7);
    }
}
