package dev.augury.store.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How history is written.
 *
 * @param queueMax outcomes waiting for the database; beyond it they are lost and counted
 * @param batchMax outcomes in one transaction
 * @param retryAfter pause before the database is tried again after a failure
 * @param spillSizeMax size of the spill file, beyond which outcomes are lost and counted
 * @param keepText whether prompts are stored
 */
@ConfigurationProperties("augury.history")
public record HistoryProperties(
        @DefaultValue("20000") int queueMax,
        @DefaultValue("200") int batchMax,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("64MB") DataSize spillSizeMax,
        @DefaultValue("false") boolean keepText) {

    /** Refuses limits below one. */
    public HistoryProperties {
        if (queueMax < 1 || batchMax < 1 || spillSizeMax.toBytes() < 0 || retryAfter.isNegative()) {
            throw new IllegalArgumentException("augury.history has a limit below its minimum: queue-max and batch-max are at least 1, spill-size-max and retry-after at least 0");
        }
    }
}
