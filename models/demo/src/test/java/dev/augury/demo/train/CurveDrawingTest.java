package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveDrawingTest {

    @Test
    void drawsBothLinesWithinTheFrame() {
        List<Curve.Point> points = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new Curve.Point(10 * i, 200_000L * i, i, 8.0 / i, i % 20 == 0 ? 9.0 / i : Double.NaN)).toList();
        String svg = new CurveDrawing(points).svg();
        assertThat(svg).contains("class=\"train\" d=\"M").contains("class=\"held\" d=\"M").contains("million tokens").contains(">20</text>");
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void anEmptyCurveHasAxes() {
        assertThat(new CurveDrawing(List.of()).svg()).contains("class=\"axis\"").doesNotContain("NaN");
    }
}
