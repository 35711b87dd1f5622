package dev.augury.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The host: an HTTP server round the pipeline. The command line starts it. */
@SpringBootApplication(scanBasePackages = {"dev.augury.server", "dev.augury.store"})
@ConfigurationPropertiesScan
public class AuguryApplication {

    /** Starts the host and returns when it listens; it runs until the process is told to stop. Arguments are keys: {@code --augury.port=8080}. */
    public static void serve(String... arguments) {
        SpringApplication.run(AuguryApplication.class, arguments);
    }
}
