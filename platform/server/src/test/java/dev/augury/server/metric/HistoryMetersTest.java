package dev.augury.server.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.store.history.HistoryCounters;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HistoryMetersTest {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicReference<HistoryCounters> now = new AtomicReference<>();

    private String scraped() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, registry.scrape());
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatBecameOfOutcomesIsToldWithEveryReading() throws IOException {
        new HistoryMeters(registry, now::get);
        assertThat(scraped()).as("nothing is kept yet").doesNotContain("augury_history_lost_total ");
        now.set(new HistoryCounters(10, 4, 2, 3, 512, false));
        assertThat(scraped()).contains("augury_history_written_total 10.0", "augury_history_spilled_total 4.0", "augury_history_lost_total 2.0", "augury_history_waiting 3.0",
                "augury_history_spill_bytes 512.0", "augury_history_available 0.0");
        now.set(new HistoryCounters(16, 4, 2, 0, 0, true));
        assertThat(scraped()).contains("augury_history_written_total 16.0", "augury_history_available 1.0");
    }
}
