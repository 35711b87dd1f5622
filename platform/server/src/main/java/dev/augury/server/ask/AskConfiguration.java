package dev.augury.server.ask;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides what readers of requests need. */
@Configuration(proxyBeanMethods = false)
class AskConfiguration {

    /** Seeds of requests that give none. */
    @Bean
    LongSupplier seeds() {
        SecureRandom random = new SecureRandom();
        return random::nextLong;
    }
}
