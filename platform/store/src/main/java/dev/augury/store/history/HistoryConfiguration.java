package dev.augury.store.history;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the history writer together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistoryProperties.class)
class HistoryConfiguration {

    @Bean(destroyMethod = "close")
    HistoryWriter historyWriter(
            HistoryProperties properties, RequestRepository requests, PlatformTransactionManager transactions, @Value("${augury.data:data}") Path data)
            throws IOException {
        SpillFile spill = new SpillFile(data.resolve("history-spill.jsonl"), properties.spillSizeMax().toBytes());
        return new HistoryWriter(properties, new JpaBatchSink(requests, transactions), spill).start();
    }
}
