package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.Values;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Exercises that only training has. They teach what the other drills rest on: to find a token again and to copy it, whatever it is. */
final class Exercises {

    private static final int ITEMS_MAX = 9;

    private final Words words;
    private final Section copy;
    private final Section after;

    Exercises(Sheet sheet, Words words) {
        this.words = words;
        copy = sheet.section("copy");
        after = sheet.section("after");
    }

    /** Words and numbers, as they are. */
    Turn copy(Draw draw) {
        String text = draw.own(() -> String.join(draw.oneIn(2) ? ", " : " ", items(draw, draw.between(2, ITEMS_MAX))));
        return new Turn(Turn.fill(draw.phrasing(copy), Map.of("text", text)), text);
    }

    /** The word that comes after another one. */
    Turn after(Draw draw) {
        List<String> list = draw.own(() -> items(draw, draw.between(3, ITEMS_MAX)), items -> items.stream().distinct().count() == items.size());
        int at = draw.between(0, list.size() - 2);
        String question = Turn.fill(draw.phrasing(after), Map.of("w", list.get(at), "list", String.join(", ", list)));
        return new Turn(question, "After " + list.get(at) + " comes " + list.get(at + 1) + ".");
    }

    private List<String> items(Draw draw, int count) {
        List<String> items = new ArrayList<>();
        while (items.size() < count) {
            items.add(switch (draw.between(0, 7)) {
                case 0 -> Values.number(draw.split(), 6, draw.chance());
                case 1 -> Values.decimal(draw.split(), draw.chance());
                case 2, 3 -> Values.inventedName(draw.split(), draw.chance());
                default -> words.word(draw);
            });
        }
        return items;
    }
}
