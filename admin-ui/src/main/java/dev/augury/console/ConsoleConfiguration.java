package dev.augury.console;

import dev.augury.server.key.OpenPaths;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Adds the console to a host, under {@code /console} on the port of the API, unless it is switched off. */
@AutoConfiguration(before = WebFluxAutoConfiguration.class)
@ConditionalOnProperty(name = "augury.console.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ConsoleProperties.class)
@ComponentScan
public class ConsoleConfiguration {

    /** Root of all paths of the console. */
    public static final String ROOT = "/console";

    /** People sign in here instead of sending an API key. */
    @Bean
    OpenPaths consolePaths() {
        return ConsoleConfiguration::owns;
    }

    /** Returns whether a path belongs to the console. */
    public static boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }
}
