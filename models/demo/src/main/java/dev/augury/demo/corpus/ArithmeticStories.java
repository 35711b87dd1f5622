package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.tools.ToolBox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Problems of one step. A story says what happens to two numbers, its last sentence asks; the last sentence alone decides how the answer is put. */
final class ArithmeticStories {

    private static final List<String> MORE = List.of("buys", "finds", "gets", "collects", "receives", "picks up");
    private static final List<String> LESS = List.of("gives away", "loses", "sells", "uses up", "throws away", "drops");
    private static final List<String> HOLDERS = List.of("boxes", "bags", "cartons", "baskets", "crates", "sacks");
    private static final List<String> GUESTS = List.of("friends", "children", "guests", "neighbours", "teams", "pupils");

    /** Last sentences and their answers, two by two: what somebody has. */
    private static final List<String> HAS = List.of(
            "How many {t} does {n} have now?", "{n} has {r} {t} now.",
            "How many {t} has {n} got now?", "{n} has {r} {t} now.",
            "How many {t} are there now?", "There are {r} {t} now.",
            "What is the number of {t} now?", "There are {r} {t} now.");
    private static final List<String> ALL = List.of(
            "How many {t} are there in all?", "There are {r} {t} in all.",
            "How many {t} is that in all?", "There are {r} {t} in all.",
            "How many {t} does {n} have in all?", "{n} has {r} {t} in all.");
    private static final List<String> EACH = List.of(
            "How many {t} does each one get?", "Each one gets {r} {t}.",
            "How many {t} are there for each one?", "Each one gets {r} {t}.",
            "How many {t} go to each one?", "Each one gets {r} {t}.");

    private static final Story PLUS = new Story(Operation.PLUS, HAS, Choices.lines("""
            {n} has {a} {t} and {m} {b} more.
            {n} had {a} {t}. Then {n} {m} {b} more.
            {n} has {a} {t}. Today {n} {m} {b} {t} more.
            At home {n} has {a} {t}. {n} {m} {b} more.
            {n} starts with {a} {t} and {m} another {b}.
            {n} owns {a} {t}. In the evening {n} {m} {b} more.
            On Monday {n} has {a} {t}. On Tuesday {n} {m} {b} more.
            First {n} has {a} {t}, then {n} {m} {b} more.
            {n} has {a} {t}. After lunch {n} {m} {b} more.
            There are {a} {t} in the bag of {n}. {n} {m} {b} more.
            Yesterday {n} had {a} {t}. Today {n} {m} another {b}.
            {n} has {a} {t} in a box and {m} {b} {t} more.
            In the morning {n} has {a} {t}. Later {n} {m} {b} more.
            {n} keeps {a} {t}. Now {n} {m} {b} more.
            {n} has got {a} {t} and {m} {b} more {t}.
            In the morning {n} had {a} {t}, and at noon {n} {m} another {b}.
            """));
    private static final Story MINUS = new Story(Operation.MINUS, HAS, Choices.lines("""
            {n} has {a} {t} and {l} {b}.
            {n} had {a} {t}. Then {n} {l} {b} of them.
            {n} has {a} {t}. Today {n} {l} {b} {t}.
            At home {n} has {a} {t}. {n} {l} {b} of them.
            {n} starts with {a} {t} and {l} {b} of them.
            {n} owns {a} {t}. In the evening {n} {l} {b}.
            On Monday {n} has {a} {t}. On Tuesday {n} {l} {b} of them.
            First {n} has {a} {t}, then {n} {l} {b} of them.
            {n} has {a} {t}. After lunch {n} {l} {b} of them.
            There are {a} {t} in the bag of {n}. {n} {l} {b} of them.
            Yesterday {n} had {a} {t}. Today {n} {l} {b} of them.
            {n} has {a} {t} in a box and {l} {b} of these {t}.
            In the morning {n} has {a} {t}. Later {n} {l} {b}.
            {n} keeps {a} {t}. Now {n} {l} {b} of them.
            {n} has got {a} {t} and {l} {b} of them.
            In the morning {n} had {a} {t}, and at noon {n} {l} {b} of them.
            """));
    private static final Story TIMES = new Story(Operation.TIMES, ALL, Choices.lines("""
            {n} has {a} {h} with {b} {t} each.
            {n} buys {a} {h} with {b} {t} each.
            {n} has {a} {h}. In each of them are {b} {t}.
            {n} owns {a} {h} of {b} {t} each.
            {n} fills {a} {h} with {b} {t} each.
            {n} carries {a} {h}, and each holds {b} {t}.
            In the cellar of {n} are {a} {h} with {b} {t} each.
            {n} packs {a} {h} with {b} {t} each.
            {n} gets {a} {h}. Each of them holds {b} {t}.
            {n} keeps {a} {h} with {b} {t} in each.
            {n} orders {a} {h} of {b} {t} each.
            At home {n} has {a} {h}, each with {b} {t}.
            {n} brings {a} {h}. There are {b} {t} in each.
            {n} stores {a} {h} and puts {b} {t} into each.
            {n} takes {a} {h} with {b} {t} each.
            At home {n} keeps {a} {h}, and each of them holds {b} {t}.
            """));
    private static final Story DIVIDED = new Story(Operation.DIVIDED, EACH, Choices.lines("""
            {n} shares {a} {t} among {b} {g}.
            {n} has {a} {t} and shares them among {b} {g}.
            {a} {t} are shared equally among {b} {g}.
            {n} gives {a} {t} to {b} {g} in equal parts.
            {n} divides {a} {t} equally among {b} {g}.
            {n} hands out {a} {t} to {b} {g}, the same number to each.
            {n} has {a} {t} for {b} {g} and gives the same number to each.
            {n} brings {a} {t} and divides them equally among {b} {g}.
            {n} buys {a} {t} and shares them equally among {b} {g}.
            {n} has {a} {t}. They are divided among {b} {g}.
            {a} {t} of {n} are divided equally among {b} {g}.
            There are {a} {t} for {b} {g}, the same number for each.
            {n} splits {a} {t} equally between {b} {g}.
            {n} brings {a} {t} for {b} {g}. They share them equally.
            {n} collects {a} {t} and gives them to {b} {g} in equal parts.
            {n} has {a} {t} and divides them among {b} {g} in equal parts.
            """));
    private static final List<Story> STORIES = List.of(PLUS, MINUS, TIMES, DIVIDED);

    private record Story(Operation operation, List<String> endings, Choices beginnings) {}

    private ArithmeticStories() {}

    static Exchange exchange(Split split, RandomGenerator chance) {
        Story story = STORIES.get(chance.nextInt(STORIES.size()));
        Map<String, String> values = new HashMap<>(Map.of("n", Values.name(split, chance), "t", Values.things(split, chance),
                "m", Values.from(MORE, chance), "l", Values.from(LESS, chance), "h", Values.from(HOLDERS, chance), "g", Values.from(GUESTS, chance)));
        numbers(story.operation, split, chance, values);
        String beginning = story.beginnings.draw(split, chance);
        int ending = 2 * chance.nextInt(story.endings.size() / 2);
        Turns turns = new Turns(Fill.in(beginning + " " + story.endings.get(ending), values));
        values.put("r", turns.calculate(story.operation.join(values.get("a"), values.get("b"))));
        return turns.answer(Skill.ARITHMETIC, Set.of(ToolBox.CALCULATOR), Fill.in(story.endings.get(ending + 1), values));
    }

    private static void numbers(Operation operation, Split split, RandomGenerator chance, Map<String, String> values) {
        String b = Values.between(split, 2, 999, chance);
        values.put("b", b);
        values.put("a", switch (operation) {
            case PLUS -> new Draw(split, chance).own(() -> Values.number(split, 5, chance));
            case MINUS -> new Draw(split, chance).own(() -> Long.toString(Long.parseLong(b) + 1 + Long.parseLong(Values.number(Split.TRAIN, 4, chance))));
            case TIMES -> Values.between(split, 2, 9_999, chance);
            case DIVIDED -> new Draw(split, chance).own(() -> Long.toString(Long.parseLong(b) * chance.nextInt(2, 1_000)));
        });
    }
}
