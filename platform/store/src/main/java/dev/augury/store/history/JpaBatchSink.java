package dev.augury.store.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes batches through JPA. */
final class JpaBatchSink implements BatchSink {

    private final RequestRepository requests;
    private final TransactionTemplate transaction;

    JpaBatchSink(RequestRepository requests, PlatformTransactionManager transactions) {
        this.requests = requests;
        transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void write(List<RequestRecord> batch) {
        transaction.executeWithoutResult(status -> {
            Set<String> known = requests.known(batch.stream().map(RequestRecord::requestId).collect(Collectors.toSet()));
            requests.saveAll(batch.stream().filter(record -> !known.contains(record.requestId())).map(RequestEntity::new).toList());
        });
    }
}
