package dev.augury.model.token.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordCacheTest {

    @Test
    void findReturnsWhatWasPutForEqualWordsOnly() {
        WordCache cache = new WordCache();
        int[] text = "the cat, the dog".codePoints().toArray();
        cache.put(text, 0, 3, new int[] {42});
        assertThat(cache.find(text, 9, 12)).containsExactly(42);
        assertThat(cache.find(text, 4, 7)).isNull();
        assertThat(cache.find(text, 0, 2)).isNull();
    }

    @Test
    void longWordsAreNotRemembered() {
        WordCache cache = new WordCache();
        int[] text = new int[1000];
        cache.put(text, 0, 1000, new int[] {1});
        assertThat(cache.find(text, 0, 1000)).isNull();
    }
}
