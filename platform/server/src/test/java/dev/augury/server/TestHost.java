package dev.augury.server;

import dev.augury.core.key.KeyStore;
import dev.augury.server.call.HostedTools;
import dev.augury.server.health.HostState;
import dev.augury.server.model.ServedModels;
import dev.augury.testing.kit.call.ScriptedCallExecutor;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.client.ReactorResourceFactory;

/** The host's HTTP side before a scripted pipeline: no models, no plugins, no database. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, FlywayAutoConfiguration.class})
@ConfigurationPropertiesScan
@ComponentScan(
        basePackages = "dev.augury.server",
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "dev\\.augury\\.server\\.(AuguryApplication|(admin|plugin|host|lane)\\..*)"))
public class TestHost {

    @Bean
    ScriptedServing scriptedServing(HostState state) {
        state.loaded();
        return new ScriptedServing();
    }

    @Bean
    ServedModels servedModels() {
        ByteModel small = new ByteModel("small");
        ByteModel large = new ByteModel("hub/large");
        return () -> List.of(small, large);
    }

    @Bean
    HostedTools hostedTools() {
        return new HostedTools(List.of(new ScriptedCallExecutor(Map.of("clock", call -> "It is noon.", "fail", call -> "no"))));
    }

    @Bean
    KeyStore keyStore() {
        return new MemoryKeys();
    }

    /** Threads of its own: one host that goes down must not stop the network of the others. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
