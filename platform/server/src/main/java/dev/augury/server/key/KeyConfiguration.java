package dev.augury.server.key;

import dev.augury.core.key.KeyStore;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the keys and makes the first one. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    @Bean
    Keys keys(KeyStore store, InstantSource clock, @Value("${augury.data:data}") Path data) {
        Keys keys = new Keys(store, clock);
        new FirstKey(keys, data).makeIfNone();
        return keys;
    }
}
