package dev.augury.demo.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The learning curve: a point for every {@value #EVERY} steps. */
final class Curve {

    /** Steps between points. */
    static final int EVERY = 10;

    /**
     * A point.
     *
     * @param step steps taken
     * @param tokens tokens computed
     * @param seconds time taken
     * @param loss mean loss of the steps since the last point, in nats
     * @param heldOut loss on held-out documents; not a number where it was not measured
     */
    record Point(long step, long tokens, double seconds, double loss, double heldOut) {}

    private final List<Point> points = new ArrayList<>();

    void add(Point point) {
        points.add(point);
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** Writes it as a table of comma-separated values. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("step,tokens,seconds,loss,held_out");
        for (Point point : points) {
            String heldOut = Double.isNaN(point.heldOut) ? "" : String.format(Locale.ROOT, "%.5f", point.heldOut);
            lines.add(String.format(Locale.ROOT, "%d,%d,%.1f,%.5f,%s", point.step, point.tokens, point.seconds, point.loss, heldOut));
        }
        Files.write(file, lines);
    }
}
