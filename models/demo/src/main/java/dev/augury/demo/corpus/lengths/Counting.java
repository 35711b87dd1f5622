package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counting up and down. A count is 3 to 60 numbers, most have fewer than 9: where to stop is what is hard, and every count teaches that once. */
final class Counting {

    private static final List<Integer> STEPS = List.of(2, 5, 10, 100);
    private static final int START_MAX = 300;

    private final Section up;
    private final Section commas;
    private final Section down;
    private final Section steps;
    private final Section downSteps;

    Counting(Sheet sheet) {
        up = sheet.section("count up");
        commas = sheet.section("count up with commas");
        down = sheet.section("count down");
        steps = sheet.section("count by steps");
        downSteps = sheet.section("count down by steps");
    }

    Turn up(Draw draw) {
        return turn(draw, up, draw.own(() -> count(draw, 1)), " ");
    }

    Turn upWithCommas(Draw draw) {
        return turn(draw, commas, draw.own(() -> count(draw, 1)), ", ");
    }

    Turn down(Draw draw) {
        return turn(draw, down, draw.own(() -> count(draw, 1).turned()), " ");
    }

    Turn bySteps(Draw draw) {
        return turn(draw, steps, draw.own(() -> count(draw, draw.pick(STEPS))), " ");
    }

    Turn downBySteps(Draw draw) {
        return turn(draw, downSteps, draw.own(() -> count(draw, draw.pick(STEPS)).turned()), " ");
    }

    private static Turn turn(Draw draw, Section section, Count count, String separator) {
        String question = Turn.fill(draw.phrasing(section), Map.of("a", count.from(), "b", count.to(), "k", Math.abs(count.step())));
        String answer = IntStream.range(0, count.size()).mapToObj(i -> String.valueOf(count.from() + i * count.step())).collect(Collectors.joining(separator));
        return new Turn(question, answer);
    }

    private static Count count(Draw draw, int step) {
        int size = switch (draw.between(0, 19)) {
            case 0 -> draw.between(31, 60);
            case 1, 2, 3 -> draw.between(16, 30);
            case 4, 5, 6, 7 -> draw.between(9, 15);
            default -> draw.between(3, 8);
        };
        int from = draw.oneIn(3) ? step == 1 ? 1 : step : draw.between(0, START_MAX);
        return new Count(from, step, size);
    }

    /** Numbers from one on, {@code size} of them; its text tells where it begins, ends and how it steps, which is what the halves do not share. */
    private record Count(int from, int step, int size) {

        int to() {
            return from + (size - 1) * step;
        }

        Count turned() {
            return new Count(to(), -step, size);
        }
    }
}
