package dev.augury.demo.train;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws a learning curve as SVG: loss over millions of tokens, in colours that follow the reader's light or dark surroundings. */
final class CurveDrawing {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 56;
    private static final int RIGHT = 20;
    private static final int TOP = 36;
    private static final int BOTTOM = 48;
    private static final int MARKS = 6;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="Learning curve">
            <style>
            text { font: 12px system-ui, sans-serif; fill: #444 }
            .axis { stroke: #888; fill: none }
            .grid { stroke: #8884; fill: none }
            .train { stroke: #2563eb; fill: none; stroke-width: 1.5 }
            .held { stroke: #d97706; fill: none; stroke-width: 2 }
            @media (prefers-color-scheme: dark) { text { fill: #ccc } .train { stroke: #7aa2f7 } .held { stroke: #f0b35a } }
            </style>
            """;

    private final List<Curve.Point> points;
    private final double most;
    private final double highest;
    private final StringBuilder out = new StringBuilder();

    CurveDrawing(List<Curve.Point> points) {
        this.points = points;
        most = points.isEmpty() ? 1 : Math.max(1, points.getLast().tokens()) / 1e6;
        highest = Math.max(0.1, points.stream().mapToDouble(Curve.Point::loss).max().orElse(1));
    }

    /** Returns the drawing. */
    String svg() {
        out.append(HEAD.formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        axes();
        line("train", Curve.Point::loss);
        line("held", Curve.Point::heldOut);
        legend("train", "training", WIDTH - RIGHT - 230);
        legend("held", "held out", WIDTH - RIGHT - 110);
        return out.append("</svg>\n").toString();
    }

    private double x(double millions) {
        return LEFT + millions / most * (WIDTH - LEFT - RIGHT);
    }

    private double y(double loss) {
        return HEIGHT - BOTTOM - loss / highest * (HEIGHT - TOP - BOTTOM);
    }

    private void axes() {
        int bottom = HEIGHT - BOTTOM;
        double across = step(most);
        for (int i = 0; i * across <= most; i++) {
            text(x(i * across), bottom + 18, "middle", i * across);
        }
        double up = step(highest);
        for (int i = 0; i * up <= highest; i++) {
            double y = y(i * up);
            append("<path class=\"grid\" d=\"M%d %.1fH%d\"/>%n", LEFT, y, WIDTH - RIGHT);
            text(LEFT - 8, y + 4, "end", i * up);
        }
        append("<path class=\"axis\" d=\"M%d %dV%dH%d\"/>%n", LEFT, TOP, bottom, WIDTH - RIGHT);
        append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">million tokens</text>%n", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10);
        append("<text x=\"%d\" y=\"%d\">loss, nats per learned token</text>%n", 8, 20);
    }

    /** Returns a round distance between marks. */
    private static double step(double length) {
        double unit = Math.pow(10, Math.floor(Math.log10(length / MARKS)));
        for (double step : STEPS) {
            if (step * unit * MARKS >= length) {
                return step * unit;
            }
        }
        return 10 * unit;
    }

    private void line(String name, ToDoubleFunction<Curve.Point> value) {
        StringBuilder path = new StringBuilder();
        for (Curve.Point point : points) {
            double loss = value.applyAsDouble(point);
            if (!Double.isNaN(loss)) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(point.tokens() / 1e6), y(Math.min(loss, highest))));
            }
        }
        if (!path.isEmpty()) {
            append("<path class=\"%s\" d=\"%s\"/>%n", name, path);
        }
    }

    private void legend(String name, String text, int x) {
        append("<path class=\"%s\" d=\"M%d 16h24\"/><text x=\"%d\" y=\"20\">%s</text>%n", name, x, x + 30, text);
    }

    private void text(double x, double y, String anchor, double number) {
        String written = number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : String.format(Locale.ROOT, "%.4g", number).replaceAll("0+$", "");
        append("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, written);
    }

    private void append(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
