package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Turn;

/** One kind of question of the lesson. */
@FunctionalInterface
interface Drill {

    /** Draws a question with its answer. */
    Turn turn(Draw draw);
}
